// An output of ab, together with the files that it wrote; or one of those files alone. Formats: report.ts and files.ts.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { excerpt, linesOf } from '../text/lines.ts';
import { fileOfText, headOf } from '../text/output-file.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import {
  percentileFileName,
  percentileTitle,
  readPercentileFile,
  readSamples,
  sampleFileName,
  sampleTitle,
} from './files.ts';
import { reportOf, type Report } from './report.ts';

/** Bytes; the file has 101 rows. */
const longestPercentileFile = 65_536;

const wholeMilliseconds =
  'ab prints whole milliseconds; what it rounds to 0 is left out. With -e it writes three decimals.';

/** Reads one output. Never throws; fails when no request was completed. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const { stdout, files = {} } = output;
  const percentilesAt = stdout.indexOf(percentileTitle);
  if (percentilesAt >= 0) return readPercentilesAlone(stdout.slice(percentilesAt));
  const samplesAt = stdout.indexOf(sampleTitle);
  if (samplesAt >= 0) return readSamplesAlone(stdout.slice(samplesAt));
  const report = reportOf(linesOf(stdout));
  const { complete = 0 } = report;
  if (complete === 0) return err(nothingCompleted(output));
  const { [percentileFileName]: percentiles, [sampleFileName]: rows } = files;
  const exact =
    percentiles && readPercentileFile(headOf(percentiles, longestPercentileFile), complete);
  const samples = rows === undefined ? { warnings: [] } : readSamples(rows);
  const { figures } = exact ?? report;
  const { reported, warnings } = checkedFigures({ count: complete, ...figures }, 'Times');
  return ok({
    measurements: [
      {
        row: '',
        ...report.measured,
        ...latencyOf(reported, samples.distribution),
        counts: { received: complete },
      },
    ],
    facts: {},
    parameters: report.parameters,
    ...stated({ toolVersion: report.toolVersion }),
    warnings: [
      ...warnings,
      ...samples.warnings,
      ...failureWarnings(report),
      ...(exact ? [] : [wholeMilliseconds]),
    ],
    fatalWarnings: [...cutOffUnless(report.isWhole), ...uselessAnswers(report)],
  });
}

/** A percentile file that someone kept without its report. */
function readPercentilesAlone(text: string): Result<ParsedOutput, ParseFailure> {
  const { figures, isWhole } = readPercentileFile(text);
  const { reported, warnings } = checkedFigures(figures, 'Percentile file');
  if (!reported) {
    return err({
      found: warnings[0] ?? 'no row after the title',
      expected: 'rows such as 50,0.271 that ascend',
    });
  }
  const latency = latencyOf(reported, undefined);
  return ok({ ...fileAlone(latency, warnings), fatalWarnings: cutOffUnless(isWhole) });
}

/** A sample file that someone kept without its report. */
function readSamplesAlone(text: string): Result<ParsedOutput, ParseFailure> {
  const { distribution, warnings } = readSamples(fileOfText(text));
  if (!distribution) {
    return err({ found: warnings[0] ?? 'no row', expected: 'rows with times of 1 ms and more' });
  }
  return ok({ ...fileAlone(latencyOf(undefined, distribution), warnings), fatalWarnings: [] });
}

function fileAlone(latency: Latency, warnings: readonly string[]) {
  return { measurements: [{ row: '', ...latency }], facts: {}, parameters: {}, warnings };
}

function cutOffUnless(isWhole: boolean): string[] {
  return isWhole ? [] : ['The output ends before the longest request: it was cut off.'];
}

type Latency = Pick<Measurement, 'quantity' | 'reported' | 'distribution'>;

function latencyOf(
  reported: Measurement['reported'],
  distribution: Measurement['distribution'],
): Latency {
  if (!reported && !distribution) return {};
  return { quantity: { kind: 'rtt', known: 'inferred' }, ...stated({ reported, distribution }) };
}

/** ab completes a request whose connection was closed, and its time is among the figures. */
function failureWarnings({ complete, failed, failures, badAnswers }: Report): string[] {
  return [
    ...(failed > 0
      ? [
          `${String(failed)} of ${String(complete)} requests failed (${failures}); their time is in the figures.`,
        ]
      : []),
    ...(badAnswers > 0 && badAnswers !== complete
      ? [
          `${String(badAnswers)} of ${String(complete)} answers have a status other than 2xx; their time is in the figures.`,
        ]
      : []),
  ];
}

function uselessAnswers({ complete, badAnswers, transferredBytes }: Report): string[] {
  if (complete === undefined) return [];
  return [
    ...(transferredBytes === 0
      ? [
          'Not one byte was received: connections were closed, which ab counts as complete requests.',
        ]
      : []),
    ...(badAnswers === complete ? ['Every answer has a status other than 2xx.'] : []),
  ];
}

function nothingCompleted({ stdout, stderr = '' }: ToolOutput): ParseFailure {
  const said = [...linesOf(stderr), ...linesOf(stdout)]
    .map(({ text }) => text.trim())
    .filter((text) => text !== '' && !/^(?:Completed|Finished) \d+ requests$/.test(text));
  const complaint = said.find((text) => /^(?:apr_|ab: |SSL )/.test(text));
  return {
    found: excerpt(complaint ?? said[0] ?? 'nothing'),
    expected: 'a line Complete requests with at least 1',
  };
}
