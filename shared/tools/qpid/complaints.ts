import { excerpt, type Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParseFailure, ToolOutput } from '../tool.ts';

const broken =
  /Error in receiver: |Connection .*closed|resource-limit-exceeded| exception: |^Stalled: |, Stalled$/;
const warning = /^WARNING: (?!.*\d,\d)/;

/** Whether a line is one that the programs of Qpid print when something goes wrong. */
export function isComplaint(text: string): boolean {
  return broken.test(text) || text.startsWith('WARNING: ') || /^\d+, actual send rate/.test(text);
}

/** What the programs of Qpid say when a test broke; their exit status is 0 all the same. */
export function brokenTest(lines: readonly Line[]): string[] {
  return oneOfEachKind(lines.filter(({ text }) => broken.test(text)));
}

/** The programs' own `WARNING` lines, without those that a row of --csv cut in two. */
export function warningsIn(lines: readonly Line[]): string[] {
  return oneOfEachKind(lines.filter(({ text }) => warning.test(text)));
}

/** An output without figures: the program's own reason where it gives one, else the last thing that it said. */
export function failureOf({ stdout, stderr = '' }: ToolOutput, expected: string): ParseFailure {
  const lines = shortLinesOf(stdout);
  const said = [...lines, ...shortLinesOf(stderr)].filter(({ text }) => text.trim() !== '');
  const reason =
    said.find(({ text }) => broken.test(text) || text.includes('Connect failed')) ?? said.at(-1);
  return {
    ...(reason && lines.includes(reason) && { line: reason.number }),
    found: excerpt(reason?.text ?? 'nothing'),
    expected,
  };
}

/** The first line of those that begin alike, and how many there are. */
function oneOfEachKind(lines: readonly Line[]): string[] {
  const kinds = new Map<string, string[]>();
  for (const { text } of lines) {
    const kind = /^\D{0,24}/.exec(text)?.[0] ?? '';
    kinds.set(kind, [...(kinds.get(kind) ?? []), text]);
  }
  return [...kinds.values()].map(([first = '', ...more]) =>
    more.length === 0
      ? `${excerpt(first)}.`
      : `${excerpt(first)}, and ${String(more.length)} lines like it.`,
  );
}
