import type { Session } from '../../store/session.ts';

/** Goes to the first screen of a file that was just opened, unless outputs wait to be imported into it. */
export function showOpened({ store, go }: Session): void {
  if (store.getState().address.screen !== 'import') go({ screen: 'notebook' });
}
