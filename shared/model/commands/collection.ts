import { z } from 'zod';
import type { Experiment } from '../experiment.ts';
import { command } from './command.ts';

/**
 * The add, edit and remove commands of one kind of thing, all done by people.
 *
 * @param noun As in a sentence: `host`.
 * @param records Where the experiment keeps them.
 * @param usedBy A sentence when something else still needs the thing, which forbids its removal.
 * @param faultOf A sentence when the thing cannot be as it was given, which its schema cannot see.
 * @param edited What an edit makes of the thing that was and the one that was given; else just the given one.
 */
export function collectionCommands<Id extends string, Thing extends { id: Id }>(options: {
  noun: string;
  id: z.ZodType<Id>;
  thing: z.ZodType<Thing>;
  nameOf: (thing: Thing) => string;
  records: (draft: Experiment) => Record<Id, Thing>;
  usedBy?: (draft: Experiment, id: Id) => string | undefined;
  faultOf?: (draft: Experiment, thing: Thing) => string | undefined;
  edited?: (before: Thing, given: Thing) => Thing;
}) {
  const { noun, nameOf, records } = options;
  return {
    add: command({
      input: options.thing,
      by: 'person',
      label: (thing) => `add ${noun} ${nameOf(thing)}`,
      apply: (draft, thing) => {
        if (Object.hasOwn(records(draft), thing.id))
          return `There is a ${noun} with the id ${thing.id} already.`;
        const fault = options.faultOf?.(draft, thing);
        if (fault) return fault;
        records(draft)[thing.id] = thing;
        return undefined;
      },
    }),
    edit: command({
      input: options.thing,
      by: 'person',
      label: (thing) => `edit ${noun} ${nameOf(thing)}`,
      apply: (draft, thing) => {
        if (!Object.hasOwn(records(draft), thing.id)) {
          return `The ${noun} ${nameOf(thing)} was deleted. Undo brings it back.`;
        }
        const fault = options.faultOf?.(draft, thing);
        if (fault) return fault;
        const before = records(draft)[thing.id];
        overwrite(before, options.edited?.(before, thing) ?? thing);
        return undefined;
      },
    }),
    remove: command({
      input: z.strictObject({ id: options.id }),
      by: 'person',
      label: () => `delete ${noun}`,
      apply: (draft, { id }) => {
        if (!Object.hasOwn(records(draft), id)) return `There is no ${noun} with the id ${id}.`;
        const usedBy = options.usedBy?.(draft, id);
        if (usedBy) return usedBy;
        delete records(draft)[id];
        return undefined;
      },
    }),
  };
}

/** Makes `target` equal to `source` key by key, so that patches name only the keys that changed. */
export function overwrite<Thing extends object>(target: Thing, source: Thing): void {
  for (const key of Object.keys(target)) {
    if (!Object.hasOwn(source, key)) Reflect.deleteProperty(target, key);
  }
  Object.assign(target, source);
}
