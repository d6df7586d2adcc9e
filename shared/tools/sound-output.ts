// The last look at what a parser understood. Each parser checks what it reads; this holds for all of them what the experiment
// file needs, so that one row that cannot be true never costs the rows beside it.
import { err, ok, type Result } from '../base/result.ts';
import { measurement, type Measurement } from '../model/measurement.ts';
import { isPlausibleLatency } from './text/latency.ts';
import type { ParsedOutput, ParseFailure } from './tool.ts';

/** The output without measurements that cannot be true; each is named in a warning that makes the run partial. */
export function soundOutput(
  parsed: Result<ParsedOutput, ParseFailure>,
): Result<ParsedOutput, ParseFailure> {
  if (!parsed.ok) return parsed;
  const checked = parsed.value.measurements.map((one) => ({ one, fault: faultOf(one) }));
  const faults = checked.flatMap(({ one, fault }) =>
    fault === undefined ? [] : [`${nameOf(one)}: ${fault}; the row is left out.`],
  );
  const [firstFault] = faults;
  if (firstFault === undefined) return parsed;
  const measurements = checked.filter(({ fault }) => fault === undefined).map(({ one }) => one);
  if (measurements.length === 0) {
    return err({ found: firstFault, expected: 'figures that can be true' });
  }
  const fatalWarnings = [...parsed.value.fatalWarnings, ...faults];
  return ok({ ...parsed.value, measurements, fatalWarnings });
}

function faultOf(one: Measurement): string | undefined {
  const issue = measurement.safeParse(one).error?.issues[0];
  if (issue) return `${issue.path.join('.')} cannot be true (${issue.message})`;
  const absurd = latenciesOf(one).find((ns) => !isPlausibleLatency(ns));
  return absurd === undefined ? undefined : `a latency of ${String(absurd)} ns cannot be true`;
}

function latenciesOf({ reported, distribution }: Measurement): number[] {
  const printed = (reported?.percentiles ?? []).map(({ valueNs }) => valueNs);
  return [
    ...[reported?.minNs, reported?.meanNs, reported?.maxNs, ...printed],
    ...[distribution?.minNs, distribution?.meanNs, distribution?.maxNs],
  ].filter((ns) => ns !== undefined);
}

function nameOf({ payloadBytes, row }: Measurement): string {
  const size = payloadBytes === undefined ? [] : [`${String(payloadBytes)} B`];
  return [...size, row].filter((part) => part !== '').join(' ') || 'The result';
}
