import type { CommandInput, Session } from './session.ts';

/** Something that a person can delete, with the name by which its deletion is told. */
export type RemovableThing = { readonly name: string } & (
  | { readonly kind: 'host'; readonly id: CommandInput<'removeHost'>['id'] }
  | { readonly kind: 'pair'; readonly id: CommandInput<'removePair'>['id'] }
  | { readonly kind: 'plan'; readonly id: CommandInput<'removePlan'>['id'] }
  | { readonly kind: 'note'; readonly id: CommandInput<'removeNote'>['id'] }
  | { readonly kind: 'comparison'; readonly id: CommandInput<'removeComparison'>['id'] }
  | { readonly kind: 'run'; readonly id: CommandInput<'removeRuns'>['ids'][number] }
);

/** Deletes at once, and offers to take it back. */
export async function removeThing(session: Session, thing: RemovableThing): Promise<boolean> {
  const isRemoved = await execute(session, thing);
  if (isRemoved) session.tell(`Deleted ${thing.kind} “${thing.name}”.`, { offersUndo: true });
  return isRemoved;
}

function execute(session: Session, thing: RemovableThing): Promise<boolean> {
  switch (thing.kind) {
    case 'host':
      return session.execute('removeHost', { id: thing.id });
    case 'pair':
      return session.execute('removePair', { id: thing.id });
    case 'plan':
      return session.execute('removePlan', { id: thing.id });
    case 'note':
      return session.execute('removeNote', { id: thing.id });
    case 'comparison':
      return session.execute('removeComparison', { id: thing.id });
    case 'run':
      return session.execute('removeRuns', { ids: [thing.id] });
  }
}
