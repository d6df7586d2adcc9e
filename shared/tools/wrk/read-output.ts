// An output of wrk. The frame stands in summary.ts; with --latency it has these lines inside:
//
//     Latency Distribution
//        50%  153.00us
//        99%    3.83ms                    50, 75, 90 and 99, never others
//
// What a script prints from its done() hook is its author's own format and is not read.
import { err, ok, type Result } from '../../base/result.ts';
import type { QuantilePoint } from '../../model/measurement.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { linesOf } from '../text/lines.ts';
import { cellNs } from '../text/unit-cell.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { complaintsOf, missingFigures, summaryOf } from './summary.ts';

const percentile = /^\s+(?<percentile>\d{1,2})%\s+(?<cell>\S+)$/;

/** Reads one output. Never throws; fails when no request was answered. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(output.stdout);
  const summary = summaryOf(lines);
  const missing = missingFigures(output, summary);
  if (missing) return err(missing);
  const percentiles = lines.flatMap(({ text }): QuantilePoint[] => {
    const groups = groupsOf(percentile, text);
    if (groups['cell'] === undefined) return [];
    return [{ percentile: Number(groups['percentile']), valueNs: cellNs(groups['cell']) }];
  });
  const { requests, rates, parameters } = summary;
  const { reported, warnings } = checkedFigures(
    { ...stated({ count: requests }), ...summary.latency, percentiles },
    'Latency',
  );
  const complaints = complaintsOf(summary);
  return ok({
    measurements: [
      {
        row: '',
        ...(reported && { quantity: { kind: 'rtt', known: 'inferred' }, reported }),
        ...(requests !== undefined && { counts: { received: requests } }),
        ...rates,
      },
    ],
    facts: {},
    parameters,
    warnings: [...warnings, ...complaints.warnings],
    fatalWarnings: complaints.fatalWarnings,
  });
}
