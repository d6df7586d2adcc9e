// Text that was dropped on the window and waits for the import screen.
import { useSyncExternalStore } from 'react';

let waiting = '';
const listeners = new Set<() => void>();

/** Hands text to the import screen. */
export function bringIn(text: string): void {
  waiting = text;
  for (const listener of listeners) listener();
}

/** The text that was dropped last. */
export function useIncoming(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}
