// The summary of hey; its grammar stands in read-output.ts.
import { err, ok, type Result } from '../../base/result.ts';
import { nsFromSeconds } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsIn } from '../text/first-match.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure } from '../tool.ts';

const percentile = /^\s+(?<percentile>\d{2})%+ in (?<seconds>\d+\.\d+) secs$/;
const statusCount = /^\s+\[(?<status>\d{3})\]\s+(?<count>\d+) responses$/;
const errorCount = /^\s+\[(?<count>\d+)\]\s+(?<reason>\D.*)$/;

/** Reads the lines of a summary; fails when no request was answered. */
export function readSummary(lines: readonly Line[]): Result<ParsedOutput, ParseFailure> {
  const errorsAt = lines.findIndex(({ text }) => text === 'Error distribution:');
  const answers = countsOf(lines, statusCount);
  const errors = errorsAt < 0 ? [] : countsOf(lines.slice(errorsAt), errorCount);
  const [firstError] = errors;
  const answered = total(answers);
  if (answered === 0 && firstError) {
    const { line } = firstError;
    return err({ line: line.number, found: excerpt(line.text), expected: 'at least one answer' });
  }
  const { reported, warnings } = checkedFigures(figuresOf(lines), 'Summary');
  const perSecond = valueOf(lines, /^\s+Requests\/sec:\s+(?<value>\d+\.\d+)$/);
  if (!reported && perSecond === undefined) return err(noFigures(lines));
  const payloadBytes = valueOf(lines, /^\s+Size\/request:\s+(?<value>\d{1,15}) bytes$/);
  return ok({
    measurements: [
      {
        ...stated({ payloadBytes }),
        row: '',
        ...(reported && { quantity: { kind: 'rtt', known: 'inferred' }, reported }),
        ...(answered > 0 && { counts: { sent: answered + total(errors), received: answered } }),
        ...stated({ messagesPerSecond: perSecond }),
      },
    ],
    facts: {},
    parameters: {},
    warnings: [...warnings, ...badStatus(answers, answered), ...errorWarnings(errors)],
    fatalWarnings: fatalWarningsOf(answers, answered),
  });
}

type Count = { readonly line: Line; readonly status?: string; readonly count: number };

function countsOf(lines: readonly Line[], pattern: RegExp): Count[] {
  return lines.flatMap((line) => {
    const { status, count } = groupsOf(pattern, line.text);
    return count === undefined ? [] : [{ line, ...stated({ status }), count: Number(count) }];
  });
}

function total(counts: readonly Count[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** What hey rounds to 0 is below its resolution and left out. */
function figuresOf(lines: readonly Line[]) {
  const ns = (pattern: RegExp) => {
    const seconds = valueOf(lines, pattern);
    return seconds === undefined || seconds === 0 ? undefined : nsFromSeconds(seconds);
  };
  const percentiles = lines.flatMap(({ text }) => {
    const { percentile: rank, seconds } = groupsOf(percentile, text);
    if (seconds === undefined || Number(seconds) === 0) return [];
    return [{ percentile: Number(rank), valueNs: nsFromSeconds(Number(seconds)) }];
  });
  return {
    ...stated({
      minNs: ns(/^\s+Fastest:\s+(?<value>\d+\.\d+) secs$/),
      meanNs: ns(/^\s+Average:\s+(?<value>\d+\.\d+) secs$/),
      maxNs: ns(/^\s+Slowest:\s+(?<value>\d+\.\d+) secs$/),
    }),
    percentiles,
  };
}

function badStatus(answers: readonly Count[], answered: number): string[] {
  const bad = total(answers.filter(isBad));
  if (bad === 0 || bad === answered) return [];
  return [
    `${String(bad)} of ${String(answered)} answers have a status that is neither 2xx nor 3xx; their latency is in the figures.`,
  ];
}

function isBad({ status = '' }: Count): boolean {
  return !/^[23]/.test(status);
}

function errorWarnings(errors: readonly Count[]): string[] {
  const [first] = errors;
  if (!first) return [];
  return [
    `Requests without an answer: ${String(total(errors))}; they are in no latency figure. The first reason: ${excerpt(first.line.text)}`,
  ];
}

function fatalWarningsOf(answers: readonly Count[], answered: number): string[] {
  if (answered === 0) return ['The output ends before the status codes: it was cut off.'];
  return answers.every(isBad) ? ['No answer has the status 2xx or 3xx.'] : [];
}

function noFigures(lines: readonly Line[]): ParseFailure {
  const last = lines.findLast(({ text }) => text.trim() !== '');
  return {
    ...(last && { line: last.number }),
    found: excerpt(last?.text ?? 'nothing'),
    expected: 'the lines of a summary, such as Average: 0.0009 secs',
  };
}

function valueOf(lines: readonly Line[], pattern: RegExp): number | undefined {
  const { value } = groupsIn(lines, pattern);
  return value === undefined ? undefined : Number(value);
}
