// The line that begins every output of netperf, and what it tells.
//
//   MIGRATED TCP REQUEST/RESPONSE TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 10.99.0.2 () port 0 AF_INET : first burst 0
//
// Behind the colon stand the features that the program was built with or asked for.
import { groupsOf } from '../text/groups.ts';
import { throughLastResult } from '../text/last-result.ts';
import { linesOf, type Line } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';

/**
 * What a test does: *rr* sends a request and waits for the response, *crr* opens and closes a connection around each,
 * *stream* only sends, *udp-stream* sends datagrams that may be lost. *omni* says it in its selectors.
 */
export type TestKind = 'rr' | 'crr' | 'stream' | 'udp-stream' | 'omni';

export type Banner = {
  readonly kind: TestKind;
  /** As `-t` takes it: `TCP_RR`; absent for omni tests. */
  readonly test?: string;
  /** Transactions under way beside the one that is waited for. */
  readonly burst: number;
  /** Such as `+/-2.500% @ 99% conf.`, when iterations to a confidence were asked for. */
  readonly confidence?: string;
};

const banner =
  /^(?:MIGRATED )?(?<test>(?:TCP|UDP|SCTP|DCCP|SDP|OMNI)[\w|/ ]*) TEST (?:from .*)?\bto\b(?<rest>.*)/;

/** Names and addresses of two hosts; what is longer is none, and costs its square to look through. */
const longestBanner = 1000;

const kinds: readonly (readonly [pattern: RegExp, kind: TestKind, suffix: string])[] = [
  [/CONNECT.REQUEST.RESPONSE/, 'crr', 'CRR'],
  [/REQUEST.RESPONSE/, 'rr', 'RR'],
  [/^UDP (?:STREAM|UNIDIRECTIONAL SEND)/, 'udp-stream', 'STREAM'],
  [/MAERTS/, 'stream', 'MAERTS'],
  [/SENDFILE/, 'stream', 'SENDFILE'],
  [/STREAM/, 'stream', 'STREAM'],
];

/** The banner on a line; `undefined` for every other line. */
export function bannerOf(text: string): Banner | undefined {
  if (text.length > longestBanner) return undefined;
  const { test, rest = '' } = groupsOf(banner, text);
  if (test === undefined) return undefined;
  const [protocol = ''] = test.split(' ');
  const [, kind = 'omni', suffix] =
    kinds.find(([pattern]) => pattern.test(test.toUpperCase())) ?? [];
  const { confidence } = groupsOf(/(?<confidence>\+\/-[\d.]+% @ \d+% conf\.)/, rest);
  return {
    kind,
    ...(suffix !== undefined && { test: `${protocol}_${suffix}` }),
    burst: Number(groupsOf(/first burst (?<burst>\d{1,6})/, rest)['burst'] ?? 0),
    ...(confidence !== undefined && { confidence }),
  };
}

/** The banner that begins at a place in an output, also where its line was wrapped behind `to`. */
export function bannerAt(lines: readonly Line[], index: number): Banner | undefined {
  const [line = '', next = ''] = lines.slice(index, index + 2).map(({ text }) => text);
  return bannerOf(/ to\s*$/.test(line) ? `${line} ${next}` : line);
}

/** A line that only netperf's results have; titles between them have none of their own form. */
const result =
  /^\s*-?\d[\d.\s-]*$|^[A-Z][A-Z0-9_]+(?:\[\d+\])?=|^(?:UNIT|TEN|HUNDRED)_\w+ *:|^(?:>100_SECS|HIST_TOTAL):|^Interim result:|^!!! /;
/** More lines than titles take between two results. */
export const longestTitles = 12;

/** The outputs in a pasted text, each from its banner to its last result. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, index) => (bannerOf(line.text) ? [index] : []));
  return starts.map((start, index) => textOfLines(pieceOf(lines.slice(start, starts[index + 1]))));
}

/** Without a result of the usual forms, the first line that begins with a figure is one (-o, -O), or else a complaint. */
function pieceOf(lines: readonly Line[]): readonly Line[] {
  const count = throughLastResult(lines, (text) => result.test(text), longestTitles);
  if (count > 1) return lines.slice(0, count);
  const other = lines.slice(0, longestTitles).findIndex(({ text }) => isRowOfFigures(text));
  return lines.slice(0, Math.max(1, other) + 1);
}

/** A row of -o or -O, which begins with a figure or a quoted word; `50th` begins a title. */
export function isRowOfFigures(text: string): boolean {
  return /^"|^-?\d+(?:\.\d+)?(?:[\s,]|$)/.test(text);
}
