// One run as a row of a list.
import type { RunId } from '../model/identifiers.ts';
import type { Quantity } from '../model/measurement.ts';
import type { Run, RunState } from '../model/run.ts';
import type { Verdict } from '../model/annotation.ts';
import { toolOfRun } from '../tools/toolbox.ts';
import { formatBitrate, formatBytes, formatRate } from '../units/amount.ts';
import { formatDuration } from '../units/duration.ts';
import { latencyFigures } from './latency-figures.ts';
import { focusSizeOf, latencyAt } from './message-sizes.ts';
import { runTitle } from './run-title.ts';

/** The one figure that stands for a run: `median at 64 B, half-rtt`, `1.791 µs`. */
export type KeyFigure = {
  readonly label: string;
  readonly text: string;
  readonly quantity?: Quantity;
};

export type RunSummary = {
  readonly id: RunId;
  readonly title: string;
  readonly state: RunState;
  readonly origin: Run['origin'];
  readonly verdict?: Verdict['kind'];
  /** Title and version of the tool; the id where the tool is not of this version of the program. */
  readonly tool: string;
  readonly pair?: string;
  /** ISO 8601; the screen shows it in local time. */
  readonly startedAt?: string;
  readonly factors: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly keyFigure?: KeyFigure;
};

/** A run as a row of a list; the key figure is at `focusSize` where the run has that size. */
export function runSummary(run: Run, focusSize?: number): RunSummary {
  const { annotation, pair, startedAt } = run;
  const key = keyFigure(run, focusSize);
  return {
    id: run.id,
    title: runTitle(run),
    state: run.state,
    origin: run.origin,
    ...(annotation.verdict && { verdict: annotation.verdict.kind }),
    tool: toolWords(run),
    ...(pair && { pair: pair.name }),
    ...(startedAt !== undefined && { startedAt }),
    factors: run.factors,
    tags: annotation.tags,
    ...(key && { keyFigure: key }),
  };
}

/** `sfnt-pingpong 1.5.0`. */
export function toolWords(run: Pick<Run, 'tool'>): string {
  const { tool } = run;
  const title = toolOfRun(run)?.title ?? tool.id;
  return tool.version === undefined ? title : `${title} ${tool.version}`;
}

/** Median at the focus size, else the mean; for tools without latency throughput, else messages per second. */
export function keyFigure(run: Run, focusSize?: number): KeyFigure | undefined {
  const payloadBytes = focusSizeOf([run], focusSize);
  return latencyKey(run, payloadBytes) ?? rateKey(run);
}

function latencyKey(run: Run, payloadBytes: number | undefined): KeyFigure | undefined {
  const measurement = latencyAt(run, payloadBytes);
  if (measurement === undefined) return undefined;
  const { p50, mean } = latencyFigures(measurement);
  const valueNs = p50.valueNs ?? mean.valueNs;
  if (valueNs === undefined) return undefined;
  const name = p50.valueNs === undefined ? 'mean' : 'median';
  const at = payloadBytes === undefined ? '' : ` at ${formatBytes(payloadBytes)}`;
  const { quantity } = measurement;
  return {
    label: `${name}${at}${quantity ? `, ${quantity.kind}` : ''}`,
    text: formatDuration(valueNs),
    ...(quantity && { quantity }),
  };
}

function rateKey({ measurements }: Run): KeyFigure | undefined {
  for (const { bitsPerSecond, messagesPerSecond } of measurements) {
    if (bitsPerSecond !== undefined)
      return { label: 'throughput', text: formatBitrate(bitsPerSecond) };
    if (messagesPerSecond !== undefined)
      return { label: 'message rate', text: formatRate(messagesPerSecond) };
  }
  return undefined;
}
