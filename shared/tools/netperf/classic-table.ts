// The tables that netperf prints when no selectors are asked for, under the names of its selectors.
//
//   Send   Recv   Size     Size    Time     Rate                                       request/response
//   bytes  Bytes  bytes    bytes   secs.    per sec         or 10^6bits/sec with -f m
//
//   16384  131072 1        1       2.00     13273.16        socket buffers, request, response, s, rate
//   16384  131072                                           the responder's buffers
//   Alignment      Offset         RoundTrip  Trans    Throughput                       only with -v 2
//   Local  Remote  Local  Remote  Latency    Rate     10^6bits/s
//   Send   Recv    Send   Recv    usec/Tran  per sec  Outbound   Inbound
//       8      0       0      0   75.340   13273.161 0.106     0.106
//
//   131072  16384  16384    2.00     4610.12                stream: socket buffers, message, s, rate
//
//   124928   32768   10.00      105672      0    2770.20    UDP stream: buffer, message, s, sent, errors, rate of the sender
//   135168           10.00      104844           2748.50    and buffer, s, received, rate of the receiver
//
// `-c` and `-C` add columns of processor use at the right, which are not read.
import type { Line } from '../text/lines.ts';
import type { TestKind } from './banner.ts';
import type { Selected } from './selectors.ts';

/** The values of a classic table; empty when the output has none. */
export function classicValues(lines: readonly Line[], kind: TestKind): Selected {
  const texts = lines.map(({ text }) => text);
  const roundTrip = figuresBelow(texts, /^Send +Recv +Send +Recv +usec\/Tran/)[0]?.[4];
  const titles = texts.findIndex((text) => /^bytes +(?:bytes +)+(?:Bytes|bytes|secs)/i.test(text));
  const head = texts.slice(Math.max(0, titles - 2), titles + 1).join(' ');
  const rows = titles < 0 ? [] : figuresBelow(texts, /^bytes +(?:bytes +)+(?:Bytes|bytes|secs)/i);
  return new Map([
    ...valuesOf(rows, kind),
    ...(rows.length > 0 ? [['THROUGHPUT_UNITS', unitOf(head)] as const] : []),
    ...(roundTrip === undefined ? [] : [['RT_LATENCY', roundTrip] as const]),
  ]);
}

/** The rows of figures below a line of titles, up to the next line of words. */
function figuresBelow(texts: readonly string[], title: RegExp): string[][] {
  const start = texts.findIndex((text) => title.test(text));
  if (start < 0) return [];
  const below = texts.slice(start + 1);
  const end = below.findIndex((text) => !/^[\d.\s-]*$/.test(text));
  return below
    .slice(0, end < 0 ? below.length : end)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => text.split(/\s+/));
}

function unitOf(head: string): string {
  return /10\^[369]bits\/s|[KMG]?Bytes\/s|per sec/.exec(head)?.[0] ?? '';
}

function valuesOf([first = [], second = []]: string[][], kind: TestKind): [string, string][] {
  if (kind === 'udp-stream') {
    return [
      ...named(first, [
        '',
        'LOCAL_SEND_SIZE',
        'ELAPSED_TIME',
        'LOCAL_SEND_CALLS',
        '',
        'LOCAL_SEND_THROUGHPUT',
      ]),
      ...named(second, ['', '', 'REMOTE_RECV_CALLS', 'REMOTE_RECV_THROUGHPUT']),
    ];
  }
  if (kind === 'stream') return named(first, ['', '', '', 'ELAPSED_TIME', 'THROUGHPUT']);
  return named(first, ['', '', 'REQUEST_SIZE', 'RESPONSE_SIZE', 'ELAPSED_TIME', 'THROUGHPUT']);
}

/** The cells that have a name; none of a row that is cut short. */
function named(row: readonly string[], names: readonly string[]): [string, string][] {
  if (row.length < names.length) return [];
  return names.flatMap((name, index): [string, string][] =>
    name === '' ? [] : [[name, row[index] ?? '']],
  );
}
