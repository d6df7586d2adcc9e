import { useEffect } from 'react';
import type { Action } from '../store/action.ts';
import { useSession } from '../store/react.ts';
import { isMac } from '../widgets/platform.ts';
import { windowActions } from './window-actions.ts';

/** Between the two keys of "g n"; longer, and the second counts alone. */
const sequenceMs = 1500;

/** Listens for the keys of all actions, of the screen first, then of the window. */
export function useKeys(): void {
  const session = useSession();
  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) {
        return;
      }
      const pressed = keysOf(event);
      const wanted =
        first && event.timeStamp - first.at < sequenceMs ? `${first.key} ${pressed}` : pressed;
      first = pressed === 'g' ? { key: pressed, at: event.timeStamp } : undefined;
      if (isTyping(event.target) && !countsWhileTyping(pressed, event.target)) return;
      const action = [
        ...session.screenActions.getState(),
        ...windowActions(session, session.store.getState()),
      ].find(({ keys }) => keys === wanted);
      if (!action) return;
      event.preventDefault();
      perform(action, session.tell);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [session]);
}

/** Does what the action says, or says why not. */
export function perform({ name, reason, run }: Action, tell: (text: string) => void): void {
  if (reason === undefined) run();
  else tell(`${name}: ${reason}.`);
}

/** The pressed keys in the words of actions: `Ctrl Shift Z`, `F6`, `c`. */
function keysOf(event: KeyboardEvent): string {
  const { key } = event;
  const hasCommand = isMac ? event.metaKey : event.ctrlKey;
  const isLetter = key.length === 1;
  const parts = [
    ...(hasCommand ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    // For a character Shift is part of it, such as `?`.
    ...(event.shiftKey && (hasCommand || !isLetter) ? ['Shift'] : []),
    isLetter && hasCommand ? key.toUpperCase() : key.replace('Arrow', ''),
  ];
  return parts.join(' ');
}

function isTyping(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type))
  );
}

/** Letters and arrows belong to the field; so does undo while the field has text. */
function countsWhileTyping(pressed: string, target: HTMLElement): boolean {
  if (pressed === 'Ctrl Z' || pressed === 'Ctrl Shift Z') {
    return 'value' in target && target.value === '';
  }
  return /^(Ctrl|Alt|Shift F6|F6)/.test(pressed);
}
