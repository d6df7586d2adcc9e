import fc from 'fast-check';
import { emptyAnnotation } from '../../../shared/model/annotation.ts';
import { emptyExperiment, type Experiment } from '../../../shared/model/experiment.ts';
import type { Host } from '../../../shared/model/host.ts';
import type { Run, RunState } from '../../../shared/model/run.ts';

export const someInstant = '2026-03-01T10:00:00.000Z';

/** A host with nothing but what is needed. */
export function exampleHost(key: string): Host {
  return {
    id: `host_${key}`,
    name: `solarflare${key}`,
    connection: {
      kind: 'ssh',
      address: '10.20.0.11',
      port: 22,
      user: 'lab',
      signIn: { method: 'key', keyFile: '~/.ssh/id_ed25519' },
    },
    interfaces: [{ netdev: 'enp139s0f0', address: '192.0.2.1' }],
    hardware: { 'firmware variant': 'full-feature' },
    note: '',
  };
}

/** A run in the given state, without measurements. */
export function exampleRun(key: string, state: RunState = 'complete', stdout?: string): Run {
  return {
    id: `run_${key}`,
    state,
    origin: 'measured',
    title: `sockperf ${key}`,
    tool: { id: 'sockperf', parserVersion: 1 },
    testTitle: 'sockperf',
    parameters: { payloadBytes: 64 },
    factors: { 'receive mode': 'busy polling' },
    executions: [
      {
        role: 'initiator',
        argv: ['sockperf', 'ping-pong'],
        ...(stdout !== undefined && { stdout }),
      },
    ],
    files: {},
    snapshots: {},
    measurements: [],
    warnings: [],
    annotation: emptyAnnotation,
  };
}

const key = fc.stringMatching(/^[0-9a-z]{1,20}$/);
const text = fc.string({ unit: 'binary', maxLength: 40 });

/** Names that a record may have; `__proto__` is no property of its own in JavaScript and zod leaves it out. */
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((candidate) => candidate !== '__proto__');

const hosts = fc
  .uniqueArray(fc.tuple(key, fc.dictionary(name, text, { noNullPrototype: true }), text), {
    selector: ([id]) => id,
    maxLength: 5,
  })
  .map((all) =>
    Object.fromEntries(
      all.map(([id, hardware, note]) => [`host_${id}`, { ...exampleHost(id), hardware, note }]),
    ),
  );

const runs = fc
  .uniqueArray(
    fc.tuple(
      key,
      fc.dictionary(
        name,
        fc.oneof(
          text,
          fc.boolean(),
          fc.double({ noNaN: true, noDefaultInfinity: true }).map(noMinusZero),
        ),
        { noNullPrototype: true },
      ),
    ),
    { selector: ([id]) => id, maxLength: 5 },
  )
  .map((all) =>
    Object.fromEntries(
      all.map(([id, parameters]) => [`run_${id}`, { ...exampleRun(id), parameters }]),
    ),
  );

/** JSON has no minus zero. */
function noMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** Experiments with text of every kind in them. */
export const arbitraryExperiment: fc.Arbitrary<Experiment> = fc
  .record({ title: text, question: text, hosts, runs })
  .map((parts) => ({ ...emptyExperiment('', someInstant), ...parts }));
