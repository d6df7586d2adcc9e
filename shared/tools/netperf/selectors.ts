// Everything that netperf can print goes by the names of its output selectors. They are read from each form it has:
//
//   -k                      P50_LATENCY=80
//   -o  one row of CSV      Throughput,Throughput Units,50th Percentile Latency Microseconds
//                           2217.06,Trans/s,442
//   -O  columns             Throughput 50th                the words of a title stand below each other
//                                      Percentile
//                                      Latency
//                                      Microseconds
//                           29059.59   7
//
// and from the classic tables of classic-table.ts. Titles: netperf 2.7.1, src/nettest_omni.c.
import type { Line } from '../text/lines.ts';
import { isRowOfFigures, longestTitles } from './banner.ts';

/** Values by selector, as printed. */
export type Selected = ReadonlyMap<string, string>;

const titles: Readonly<Partial<Record<string, string>>> = {
  Throughput: 'THROUGHPUT',
  'Throughput Units': 'THROUGHPUT_UNITS',
  'Elapsed Time (sec)': 'ELAPSED_TIME',
  'Request Size Bytes': 'REQUEST_SIZE',
  'Response Size Bytes': 'RESPONSE_SIZE',
  'Initial Burst Requests': 'BURST_SIZE',
  'Minimum Latency Microseconds': 'MIN_LATENCY',
  'Maximum Latency Microseconds': 'MAX_LATENCY',
  '50th Percentile Latency Microseconds': 'P50_LATENCY',
  '90th Percentile Latency Microseconds': 'P90_LATENCY',
  '99th Percentile Latency Microseconds': 'P99_LATENCY',
  'Mean Latency Microseconds': 'MEAN_LATENCY',
  'Stddev Latency Microseconds': 'STDDEV_LATENCY',
  'Round Trip Latency usec/tran': 'RT_LATENCY',
  'Transaction Rate Tran/s': 'TRANSACTION_RATE',
  'Local Send Throughput': 'LOCAL_SEND_THROUGHPUT',
  'Local Recv Throughput': 'LOCAL_RECV_THROUGHPUT',
  'Remote Send Throughput': 'REMOTE_SEND_THROUGHPUT',
  'Remote Recv Throughput': 'REMOTE_RECV_THROUGHPUT',
  'Local Transport Retransmissions': 'LOCAL_TRANSPORT_RETRANS',
  'Remote Transport Retransmissions': 'REMOTE_TRANSPORT_RETRANS',
  Protocol: 'PROTOCOL',
  Direction: 'DIRECTION',
};

/** What `-k` printed. Interim results, which have an index, are no selectors; neither is a key whose value was cut off. */
export function keyedValues(lines: readonly Line[]): Selected {
  const pairs = lines.flatMap(({ text }): [string, string][] => {
    const [, key, value] = /^([A-Z][A-Z0-9_]{2,60})=(.*\S.*)$/.exec(text) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value.trim()]];
  });
  return new Map(pairs);
}

/** What `-o` or `-O` printed: the lines between the banner and the first line of figures are titles. */
export function titledValues(lines: readonly Line[]): Selected {
  const below = lines
    .slice(0, longestTitles)
    .filter(({ text }) => !/^Interim result| AF_INET/.test(text));
  const row = below.findIndex(({ text }) => isRowOfFigures(text));
  const values = below[row]?.text ?? '';
  const heads = below.slice(0, Math.max(0, row)).map(({ text }) => text);
  const cells = values.includes(',') ? commaCells(heads, values) : columnCells(heads, values);
  return new Map(
    cells.flatMap(([title, value]): [string, string][] => {
      const selector = titles[title];
      return selector === undefined ? [] : [[selector, value]];
    }),
  );
}

type Cell = readonly [title: string, value: string];

/** A title row that was wrapped on its way is joined again; when the cells still differ in number, none is believed. */
function commaCells(heads: readonly string[], values: string): Cell[] {
  const names = heads.join(' ').split(',');
  const cells = values.split(',');
  if (names.length !== cells.length) return [];
  return cells.map((value, index) => [tidy(names[index] ?? ''), value.trim()]);
}

/** Each column is as wide as its longest word, so a value begins where its title does. */
function columnCells(heads: readonly string[], values: string): Cell[] {
  const starts = [...values.matchAll(/\S+/g)].map(({ index }) => index);
  return starts.map((start, index) => {
    const words = heads.map((head) => head.slice(start, starts[index + 1]).trim());
    return [tidy(words.join(' ')), values.slice(start, starts[index + 1]).trim()];
  });
}

function tidy(title: string): string {
  return title.replace(/\s+/g, ' ').trim();
}
