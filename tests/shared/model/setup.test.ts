import { expect, test } from 'vitest';
import type { IdentifierSource } from '../../../shared/base/identifier.ts';
import { applyCommand } from '../../../shared/model/change.ts';
import { emptyExperiment, type Experiment } from '../../../shared/model/experiment.ts';
import { readSetup, stepsOfSetup } from '../../../shared/model/setup.ts';
import { someInstant } from './arbitrary-experiment.ts';

const lab = {
  question: 'Does pinning help?',
  hosts: [
    {
      name: 'lab-a',
      connection: { kind: 'embedded-lab', member: 'lab-a' },
      interfaces: [{ netdev: 'lo', address: '127.0.0.2' }],
    },
    {
      name: 'lab-b',
      connection: { kind: 'embedded-lab', member: 'lab-b' },
      interfaces: [{ netdev: 'lo', address: '127.0.0.3' }],
    },
  ],
  pairs: [
    {
      name: 'lab',
      initiator: { host: 'lab-a', netdev: 'lo' },
      responder: { host: 'lab-b', netdev: 'lo' },
    },
  ],
  factors: [{ name: 'Mode', levels: [{ name: 'blocking', parameters: { receive: 'blocking' } }] }],
  plans: [{ name: 'Modes', tests: [{ toolId: 'probe' }], pairs: ['lab'], factors: ['Mode'] }],
};

test('a setup makes hosts, pairs, factors and plans that refer to each other', () => {
  const made = applied(emptyExperiment('Setup', someInstant), lab);
  const [a, b] = Object.values(made.hosts);
  const [pair] = Object.values(made.pairs);
  const [plan] = Object.values(made.plans);
  expect(made.question).toBe('Does pinning help?');
  expect(pair).toMatchObject({
    initiator: { hostId: a?.id },
    responder: { hostId: b?.id },
    link: { kind: 'unknown' },
  });
  expect(plan).toMatchObject({
    pairIds: [pair?.id],
    factorIds: Object.keys(made.factors),
    repeats: 1,
    order: 'randomised',
  });
});

test('applied again, a setup changes nothing', () => {
  const made = applied(emptyExperiment('Setup', someInstant), lab);
  expect(stepsFor(made, lab)).toEqual([]);
});

test('what a setup does not mention stays as a person wrote it', () => {
  const made = applied(emptyExperiment('Setup', someInstant), lab);
  const [host] = Object.values(made.hosts);
  const [plan] = Object.values(made.plans);
  const edited = [
    ['editHost', { ...host, note: 'Fan replaced.', hardware: { Slot: '3' } }],
    ['editPlan', { ...plan, repeats: 9 }],
  ] as const;
  const annotated = edited.reduce((experiment, [command, input]) => {
    const change = applyCommand(experiment, command, input);
    if (!change.ok) throw new Error(change.error.message);
    return change.value.experiment;
  }, made);
  expect(stepsFor(annotated, lab)).toEqual([]);
  const renumbered = {
    hosts: [{ ...lab.hosts[0], interfaces: [{ netdev: 'lo', address: '127.0.0.9' }] }],
  };
  const [after] = Object.values(applied(annotated, renumbered).hosts);
  expect(after).toMatchObject({
    note: 'Fan replaced.',
    hardware: { Slot: '3' },
    interfaces: [{ address: '127.0.0.9' }],
  });
});

test('a setup makes custom tools, short as people write them, and plans that name them', () => {
  const asked = {
    ...lab,
    customTools: [
      {
        name: 'echo-bench',
        quantity: 'rtt',
        command: { client: { argv: ['echo-bench', '{responder}'] }, estimatedSeconds: 10 },
        reading: {
          form: 'patterns',
          patterns: [{ pattern: '^mean (?<mean>\\S+) us' }],
          reads: [{ from: 'mean', metric: { figure: 'latency', statistic: 'mean', unit: 'us' } }],
        },
      },
    ],
    plans: [
      { name: 'Echo', tests: [{ toolId: 'echo-bench' }, { toolId: 'probe' }], pairs: ['lab'] },
    ],
  };
  const made = applied(emptyExperiment('Setup', someInstant), asked);
  const [tool] = Object.values(made.customTools);
  const [plan] = Object.values(made.plans);
  expect(tool).toMatchObject({ name: 'echo-bench', parserVersion: 1, meaning: '' });
  expect(plan?.tests.map(({ toolId }) => toolId)).toEqual([tool?.id, 'probe']);
  expect(stepsFor(made, asked)).toEqual([]);
});

test('a name that nobody has is refused with the names that are there', () => {
  const setup = readSetup({ ...lab, plans: [{ ...lab.plans[0], pairs: ['labb'] }] });
  if (!setup.ok) throw new Error(setup.error.message);
  const steps = stepsOfSetup(emptyExperiment('Setup', someInstant), setup.value, identifiers());
  expect(steps).toMatchObject({
    ok: false,
    error: { kind: 'not-found', message: 'There is no pair named labb.', advice: 'Known: lab.' },
  });
});

test('what does not fit is refused with its place', () => {
  const setup = readSetup({ hosts: [{ ...lab.hosts[0], connection: { kind: 'telnet' } }] });
  expect(setup).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
  expect(JSON.stringify(setup)).toContain('hosts.0.connection');
  expect(readSetup({ hots: [] }).ok).toBe(false);
  expect(readSetup('hosts').ok).toBe(false);
});

function stepsFor(experiment: Experiment, asked: unknown) {
  const setup = readSetup(asked);
  if (!setup.ok) throw new Error(setup.error.message);
  const steps = stepsOfSetup(experiment, setup.value, identifiers());
  if (!steps.ok) throw new Error(steps.error.message);
  return steps.value;
}

function applied(experiment: Experiment, asked: unknown): Experiment {
  return stepsFor(experiment, asked).reduce((before, { command, input }) => {
    const change = applyCommand(before, command, input);
    if (!change.ok) throw new Error(change.error.message);
    return change.value.experiment;
  }, experiment);
}

/** Ascending in time, without chance. */
function identifiers(): IdentifierSource {
  let now = Date.parse(someInstant);
  return { now: () => now++, randomBytes: (count) => new Uint8Array(count) };
}
