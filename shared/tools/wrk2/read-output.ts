// An output of wrk2. The frame is that of wrk (../wrk/summary.ts); with --latency each histogram follows as cells and as
// a percentile spectrum, which is in ms whatever the cells are in:
//
//     Latency Distribution (HdrHistogram - Recorded Latency)       from the planned time of sending
//    50.000%    0.92ms                                             up to 100.000%
//     Detailed Percentile spectrum:                                ../text/percentile-spectrum.ts
//   #[Mean    =        0.905, StdDeviation   =        0.413]
//   ----------------------------------------------------------
//     Latency Distribution (HdrHistogram - Uncorrected Latency (measured without taking delayed starts into account))
//
// The second one with --u_latency: from the true time of sending, what wrk would have said. Requests of the calibration,
// the first 10 s, are in no histogram. The intended rate is not printed.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, QuantilePoint, Reported } from '../../model/measurement.ts';
import { nsFromMs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { linesOf, type Line } from '../text/lines.ts';
import { readPercentileSpectrum } from '../text/percentile-spectrum.ts';
import { cellNs } from '../text/unit-cell.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { complaintsOf, missingFigures, summaryOf, type Summary } from '../wrk/summary.ts';

const title = /^\s*Latency Distribution \(HdrHistogram - (?<kind>Recorded|Uncorrected) Latency/;
const percentile = /^\s*(?<percentile>\d{1,3}\.\d{3})%\s+(?<cell>\S+)\s*$/;

/** Below this share of the intended rate, the client or the server could not keep up. */
const reachedShare = 0.95;

type Figures = {
  readonly measurement: Measurement;
  readonly warnings: readonly string[];
  /** Why the histogram has no curve. */
  readonly fault?: string;
};

/** Reads one output. Never throws; fails when no request was answered. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(output.stdout);
  const summary = summaryOf(lines);
  const missing = missingFigures(output, summary);
  if (missing) return err(missing);
  const histograms = histogramsOf(lines);
  const figures =
    histograms.length > 0
      ? histograms.map((block) => histogramFigures(block, summary))
      : [plainFigures(summary)];
  const complaints = complaintsOf(summary);
  const hasLatency = figures.some(({ measurement }) => measurement.quantity !== undefined);
  return ok({
    measurements: figures.map(({ measurement }) => measurement),
    facts: {},
    parameters: summary.parameters,
    warnings: [
      ...complaints.warnings,
      ...rateWarnings(output, summary),
      ...(hasLatency ? figures.flatMap(({ warnings }) => warnings) : []),
    ],
    fatalWarnings: [
      ...complaints.fatalWarnings,
      ...figures.flatMap(({ fault }) => fault ?? []),
      ...(hasLatency
        ? []
        : ['No latency was recorded after the calibration; only rates are left.']),
    ],
  });
}

/** The lines of each histogram, its title first. */
function histogramsOf(lines: readonly Line[]): Line[][] {
  const starts = lines.flatMap(({ text }, index) => (title.test(text) ? [index] : []));
  return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}

function histogramFigures(block: readonly Line[], summary: Summary): Figures {
  const isRecorded = groupsOf(title, block[0]?.text ?? '')['kind'] === 'Recorded';
  const cells = block.flatMap(({ text }) => cellOf(text) ?? []);
  const spectrum = readPercentileSpectrum(block, (ms) => Math.round(nsFromMs(ms)));
  const { count, meanNs, standardDeviationNs, distribution, fault } = spectrum;
  const last = cells.find((cell) => cell.percentile === 100);
  const { reported, warnings } = checkedFigures(
    {
      ...stated({ count, meanNs, standardDeviationNs, maxNs: last?.valueNs }),
      percentiles: cells.filter((cell) => cell !== last),
    },
    isRecorded ? 'Recorded latency' : 'Uncorrected latency',
  );
  return {
    measurement: {
      ...latencyOf(isRecorded ? '' : 'uncorrected', reported),
      ...(reported && distribution && { distribution }),
      ...(isRecorded && trafficOf(summary)),
    },
    warnings,
    ...stated({ fault }),
  };
}

/** Without --latency: mean, deviation and maximum of the frame. */
function plainFigures(summary: Summary): Figures {
  const { reported, warnings } = checkedFigures({ ...summary.latency, percentiles: [] }, 'Latency');
  return { measurement: { ...latencyOf('', reported), ...trafficOf(summary) }, warnings };
}

function latencyOf(row: string, reported: Reported | undefined): Measurement {
  return { row, ...(reported && { quantity: { kind: 'rtt', known: 'inferred' }, reported }) };
}

function trafficOf({ requests, rates }: Summary): Partial<Measurement> {
  return { ...(requests !== undefined && { counts: { received: requests } }), ...rates };
}

function cellOf(text: string): QuantilePoint | undefined {
  const groups = groupsOf(percentile, text);
  if (groups['cell'] === undefined) return undefined;
  return { percentile: Number(groups['percentile']), valueNs: cellNs(groups['cell']) };
}

function rateWarnings({ parameters }: ToolOutput, { rates }: Summary): string[] {
  const intended = parameters?.['rate'];
  const { messagesPerSecond: reached } = rates;
  if (typeof intended !== 'number' || reached === undefined) return [];
  if (reached >= intended * reachedShare) return [];
  return [
    `The intended rate of ${String(intended)} requests/s was not reached (${String(reached)}): latency is that of a growing queue.`,
  ];
}
