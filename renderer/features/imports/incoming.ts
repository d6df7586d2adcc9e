// What was pasted or dropped and waits on the import screen: texts with what the person decided about them, and files that
// were left out.
import { useSyncExternalStore } from 'react';
import type { OutputChoice } from '../../../shared/tools/import-choices.ts';

/** A text and how it is read. A new object whenever one of them changes, so that it can stand for what was recognised. */
export type IncomingSource = {
  readonly text: string;
  /** Below what was dropped: `client/run-1.txt`; absent for what was pasted. */
  readonly name?: string | undefined;
  /** The tool to read it with; absent: told from what it holds. */
  readonly readAs?: string | undefined;
};

export type IncomingText = {
  /** Stays the same while the text is edited. */
  readonly key: number;
  readonly source: IncomingSource;
  readonly choices: readonly OutputChoice[];
};

/** A file that is not read, and why. */
export type LeftOut = { readonly name: string; readonly reason: string };

export type Incoming = {
  /** The first is the one that is pasted and typed. */
  readonly pasted: IncomingText;
  readonly files: readonly IncomingText[];
  readonly leftOut: readonly LeftOut[];
};

const nothing: Incoming = {
  pasted: { key: 0, source: { text: '' }, choices: [] },
  files: [],
  leftOut: [],
};

let waiting = nothing;
let keys = 0;
const listeners = new Set<() => void>();

function become(next: Incoming): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Puts a text into the field. */
export function paste(text: string): void {
  become({ ...waiting, pasted: { key: 0, source: { text }, choices: [] } });
}

/** Puts files beside what is there. */
export function bringIn(sources: readonly IncomingSource[], leftOut: readonly LeftOut[]): void {
  const files = sources.map((source): IncomingText => {
    keys += 1;
    return { key: keys, source, choices: [] };
  });
  become({
    ...waiting,
    files: [...waiting.files, ...files],
    leftOut: [...waiting.leftOut, ...leftOut],
  });
}

export function takeOut(key: number): void {
  become({ ...waiting, files: waiting.files.filter((file) => file.key !== key) });
}

/** Reads a text with a tool from now on; `undefined`: told from what it holds. */
export function readIncomingAs(key: number, readAs: string | undefined): void {
  change(key, ({ source }) => ({ key, source: { ...source, readAs }, choices: [] }));
}

/** Decides about one output of a text. */
export function decide(key: number, choice: OutputChoice): void {
  change(key, (one) => {
    const before = one.choices.find(({ output }) => output === choice.output);
    const others = one.choices.filter((other) => other !== before);
    return { ...one, choices: [...others, { ...before, ...choice }] };
  });
}

function change(key: number, of: (one: IncomingText) => IncomingText): void {
  const changed = (one: IncomingText) => (one.key === key ? of(one) : one);
  become({ ...waiting, pasted: changed(waiting.pasted), files: waiting.files.map(changed) });
}

/** After an import, and for somebody who starts over. */
export function forgetIncoming(): void {
  become(nothing);
}

export function useIncoming(): Incoming {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}
