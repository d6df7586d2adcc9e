// One percentile spectrum. Its grammar stands in ../text/percentile-spectrum.ts; around it there may be
//
//   Histogram of RTT latencies in microseconds.          directly above the header: unit, and RTT, as Aeron's samples print it
//          Value     Percentile TotalCount 1/(1-Percentile)
//
// Without such a line the unit is assumed to be ms, which is what HdrHistogram's log processor writes by default, and the
// quantity to be a round trip; both are said. The printed maximum is not read: the last row holds it.
import { err, ok, type Result } from '../../base/result.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { excerpt, linesOf } from '../text/lines.ts';
import { readPercentileSpectrum } from '../text/percentile-spectrum.ts';
import { statedMeaning } from '../text/stated-meaning.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { spectrumIn } from './pieces.ts';

/** Reads one spectrum. Never throws; fails when it holds neither rows nor a mean. */
export function readOutput({ stdout, assume }: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const { above, lines } = spectrumIn(linesOf(stdout));
  const { ns, quantity, warnings, assumed } = statedMeaning(above, 'ms', assume);
  const spectrum = readPercentileSpectrum(lines, (value) => Math.round(value * ns));
  const { count, meanNs, standardDeviationNs, distribution, fault } = spectrum;
  const { reported, warnings: broken } = checkedFigures(
    stated({ count, meanNs, standardDeviationNs, maxNs: distribution?.maxNs, percentiles: [] }),
    'Below the rows',
  );
  if (!reported && !distribution) {
    return err({
      found: excerpt(stdout.trim().split('\n').at(-1) ?? '') || 'no text',
      expected: 'rows of value, percentile, count and 1/(1-percentile), and a mean below them',
    });
  }
  return ok({
    measurements: [{ row: '', quantity, ...stated({ reported, distribution }) }],
    facts: {},
    parameters: {},
    warnings: [...warnings, ...broken],
    fatalWarnings: fault === undefined ? [] : [fault],
    assumed,
  });
}
