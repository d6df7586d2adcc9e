// The events of --json-stream (3.17 and later), one JSON object a line:
//
//   {"event":"start","data":{"connected":[...],"version":"iperf 3.21+",...}}
//   {"event":"interval","data":{"streams":[...],"sum":{...}}}
//   {"event":"error","data":"unable to connect to server - ..."}          only after a failure; then `end` is empty
//   {"event":"end","data":{"streams":[...],"sum_sent":{...},"sum_received":{...}}}
//
// Together they hold what the document of -J holds. An output that was cut off lacks `end`.
import { z } from 'zod';
import { jsonPiecesOf, type JsonPiece } from '../text/json-text.ts';

const event = z.object({ event: z.string().max(40), data: z.unknown() });
const firstWords = /^[ \t]*\{\s*"event"\s*:\s*"(?<name>\w{1,40})"/;

export type EventStream = {
  /** All its lines. */
  readonly piece: JsonPiece;
  /** In the form of the document of -J. */
  readonly document: {
    readonly start: unknown;
    readonly intervals: readonly unknown[];
    readonly end: unknown;
    readonly error?: unknown;
  };
};

type Event = { readonly name: string; readonly data: unknown; readonly piece: JsonPiece };

/** The tests whose events are in a text: each from its start to its end. */
export function eventStreamsIn(text: string): EventStream[] {
  const groups: Event[][] = [];
  let open: Event[] | undefined;
  for (const one of jsonPiecesOf(text).flatMap(eventOf)) {
    if (!open || one.name === 'start') groups.push((open = []));
    open.push(one);
    if (one.name === 'end') open = undefined;
  }
  return groups.map(streamOf);
}

function eventOf(piece: JsonPiece): Event[] {
  const name = firstWords.exec(piece.text)?.groups?.['name'];
  if (name === undefined) return [];
  const data = piece.isWhole ? event.safeParse(parsed(piece.text)).data?.data : undefined;
  return [{ name, data, piece }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function streamOf(events: readonly Event[]): EventStream {
  const dataOf = (wanted: string) =>
    events.find(({ name, data }) => name === wanted && data !== undefined)?.data;
  const error = dataOf('error');
  const intervals = events.filter(({ name, data }) => name === 'interval' && data !== undefined);
  return {
    piece: {
      text: events.map(({ piece }) => piece.text).join('\n'),
      line: events[0]?.piece.line ?? 1,
      isWhole: events.every(({ piece }) => piece.isWhole),
    },
    document: {
      start: dataOf('start') ?? {},
      intervals: intervals.map(({ data }) => data),
      end: dataOf('end') ?? {},
      ...(error !== undefined && { error }),
    },
  };
}
