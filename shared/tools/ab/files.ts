// The two files that ab writes on request.
//
//   Percentage served,Time in ms        -e: percentiles 0..100, ms with three decimals
//   0,0.100
//   100,4.445
//
//   starttime	seconds	ctime	dtime	ttime	wait                                 -g: one request a row, whole ms, tabs
//   Sat Nov 21 02:37:05 2026	1795228625	0	4	4	4                     sorted by ttime, not in time order
//
// Format: ab 2.4.71, support/ab.c, output_results(). A request faster than 0.5 ms is a row with 0, so that a file with such
// rows gives no curve: one without its fastest part would be wrong.
import type { Reported } from '../../model/measurement.ts';
import { nsFromMs } from '../../units/duration.ts';
import { linesOf } from '../text/lines.ts';
import { readSampleFile, type SampleFile } from '../text/sample-file.ts';
import type { OutputFile } from '../tool.ts';

/** Names under which the runner fetches them. */
export const percentileFileName = 'percentiles.csv';
export const sampleFileName = 'samples.tsv';

export const percentileTitle = 'Percentage served,Time in ms';
export const sampleTitle = 'starttime\tseconds\tctime\tdtime\tttime\twait';

/**
 * The figures of a percentile file; `isWhole` is false where its last row is missing.
 *
 * @param requests How many requests it is about. With 50 and fewer, ab reads its highest percentiles from behind the end of
 *   its list and writes what happens to be there; those are left out. Without it, nothing is.
 */
export function readPercentileFile(
  text: string,
  requests = Number.POSITIVE_INFINITY,
): { readonly figures: Reported; readonly isWhole: boolean } {
  const rows = linesOf(text).flatMap(({ text: line }) => {
    const [, percentile, ms] = /^(\d{1,3}),(\d+(?:\.\d+)?)$/.exec(line.trim()) ?? [];
    if (percentile === undefined) return [];
    return [{ percentile: Number(percentile), valueNs: Math.round(nsFromMs(Number(ms))) }];
  });
  const first = rows.find(({ percentile }) => percentile === 0);
  const last = rows.find(({ percentile }) => percentile === 100);
  return {
    figures: {
      ...(first && { minNs: first.valueNs }),
      ...(last && { maxNs: last.valueNs }),
      percentiles: rows.filter(
        (row) => row !== first && row !== last && isInside(row.percentile, requests),
      ),
    },
    isWhole: last !== undefined,
  };
}

/** Whether ab takes the percentile from its list of so many requests, counted from 0. */
function isInside(percentile: number, requests: number): boolean {
  const isUnknown = requests === Number.POSITIVE_INFINITY;
  return isUnknown || Math.floor(0.5 + (requests * percentile) / 100) < requests;
}

/** The distribution of a sample file, or why there is none. */
export function readSamples(file: OutputFile): SampleFile {
  let fast = 0;
  const toNs = (row: string) => {
    const ns = totalNs(row);
    if (ns === 0) fast += 1;
    return ns === 0 ? undefined : ns;
  };
  const form = { toNs, expected: 'a row of a date and five whole numbers, in tabs' };
  const { distribution, warnings } = readSampleFile(sampleFileName, file, form, 1);
  if (fast > 0) {
    return {
      warnings: [
        `${sampleFileName}: ${String(fast)} requests took less than ab resolves (they read 0 ms), so no curve is drawn.`,
      ],
    };
  }
  const resolution = `${sampleFileName} has whole milliseconds: the curve has steps of 1 ms.`;
  return distribution
    ? { distribution, warnings: [...warnings, resolution] }
    : { warnings: [...warnings, `${sampleFileName} holds no request.`] };
}

function totalNs(row: string): number {
  const cell = row.split('\t')[4] ?? '';
  return /^\d+$/.test(cell) ? nsFromMs(Number(cell)) : Number.NaN;
}
