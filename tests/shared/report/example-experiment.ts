import { emptyExperiment, type Experiment } from '../../../shared/model/experiment.ts';
import type { Run } from '../../../shared/model/run.ts';
import { someInstant } from '../model/arbitrary-experiment.ts';
import { runWith, samplesAt, summaryAt } from '../views/runs.ts';

/** An experiment with these runs and nothing else. */
export function experimentOf(runs: readonly Run[], over: Partial<Experiment> = {}): Experiment {
  return {
    ...emptyExperiment('Example', someInstant),
    runs: Object.fromEntries(runs.map((run) => [run.id, run])),
    ...over,
  };
}

/** One run of all samples, enough for p90 and not for p99, and one of what a tool printed. */
export const sampledRun = runWith('1', {
  factors: { platform: 'bare metal', slot: '3' },
  measurements: [
    samplesAt(
      64,
      Array.from({ length: 200 }, (_, index) => 1000 + index),
    ),
  ],
});
export const summaryRun = runWith('2', {
  measurements: [summaryAt(64, [1717, 1789, 1903, 4582, 425_912, 782_000])],
});

/** A run with `text` wherever a person, a host or a tool can put text. */
export function hostileRun(text: string): Run {
  const end = {
    hostName: text,
    netdev: text,
    address: text,
    hardware: { [text]: text },
  };
  return runWith('1', {
    title: text,
    testTitle: text,
    factors: { [text]: text },
    parameters: { option: text },
    tool: { id: 'some-tool', version: text, parserVersion: 1 },
    pair: {
      name: text,
      initiator: end,
      responder: end,
      link: { kind: 'direct', mode: text, cable: text },
    },
    executions: [{ role: 'initiator', argv: [text], exitStatus: 1 }],
    snapshots: {
      initiator: {
        hostName: text,
        facts: { [text]: { state: 'recorded', value: text, provenance: 'measured' } },
      },
    },
    measurements: [{ ...samplesAt(64, [1, 2, 3]), row: text, messagesPerSecond: 5 }],
    warnings: [text],
    failure: { step: 'measure', side: 'initiator', reason: text, advice: text, lastLines: [text] },
    annotation: {
      title: text,
      note: text,
      tags: [text],
      verdict: { kind: 'suspect', reason: text },
      markers: [{ percentile: 50, text }],
    },
  });
}
