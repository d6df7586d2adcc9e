import { useEffect } from 'react';
import { useSession } from './react.ts';
import type { Action } from './action.ts';

/** Makes these actions reachable by key, palette and the list of keys while the calling screen is shown. */
export function useScreenActions(actions: readonly Action[]): void {
  const { screenActions } = useSession();
  useEffect(() => {
    screenActions.setState(actions, true);
    return () => screenActions.setState([], true);
  });
}
