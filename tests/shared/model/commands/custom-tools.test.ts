import { expect, test } from 'vitest';
import { applyCommand } from '../../../../shared/model/change.ts';
import type { CommandName } from '../../../../shared/model/commands/registry.ts';
import type { CustomTool } from '../../../../shared/model/custom-tool.ts';
import { emptyExperiment, type Experiment } from '../../../../shared/model/experiment.ts';
import { someInstant } from '../arbitrary-experiment.ts';
import { csvTool, jsonTool, pingByHand } from '../example-custom-tool.ts';

const empty = emptyExperiment('Tools', someInstant);
const { command, reading } = pingByHand;

test('a custom tool is added, edited and removed', () => {
  const added = done(empty, 'addCustomTool', pingByHand);
  expect(added.customTools).toEqual({ tool_ping: pingByHand });
  const renamed = done(added, 'editCustomTool', { ...pingByHand, name: 'my ping' });
  expect(renamed.customTools['tool_ping']).toEqual({ ...pingByHand, name: 'my ping' });
  expect(done(renamed, 'removeCustomTool', { id: 'tool_ping' }).customTools).toEqual({});
});

test('a change of what is read or what it means raises the version, whatever version is given', () => {
  const added = done(empty, 'addCustomTool', pingByHand);
  const version = (edited: object) =>
    done(added, 'editCustomTool', { ...pingByHand, ...edited }).customTools['tool_ping']
      ?.parserVersion;
  expect(version({ meaning: 'Other words.', parserVersion: 7 })).toBe(1);
  expect(version({ quantity: 'half-rtt' })).toBe(2);
  expect(version({ reading: csvTool.reading, parserVersion: 7 })).toBe(2);
});

test('a tool that a plan uses is not removed', () => {
  const added = done(empty, 'addCustomTool', pingByHand);
  const planned = done(added, 'addPlan', {
    id: 'plan_a',
    name: 'Night',
    tests: [{ toolId: 'tool_ping', title: '', parameters: {} }],
    pairIds: [],
    factorIds: [],
    repeats: 1,
    order: 'sequential',
    seed: 1,
  });
  expect(refusal(planned, 'removeCustomTool', { id: 'tool_ping' })).toBe(
    'The plan Night uses this tool. Take its tests out of the plan first.',
  );
});

test('two custom tools cannot have one name', () => {
  const added = done(empty, 'addCustomTool', pingByHand);
  expect(refusal(added, 'addCustomTool', { ...jsonTool, name: 'ping by hand' })).toBe(
    'There is a custom tool named ping by hand already.',
  );
});

const mean = { figure: 'latency', statistic: 'mean', unit: 'us' };
const cases: Record<string, readonly [Partial<Record<keyof CustomTool, unknown>>, string]> = {
  'a pattern that does not compile': [
    { reading: { ...reading, patterns: [{ pattern: '(?<ms>\\d+' }] } },
    'pattern 1: missing closing )',
  ],
  'look-around': [{ recognise: '^(?=a)' }, 'recognise: invalid or unsupported Perl syntax'],
  'a group that is not there': [
    { reading: { ...reading, reads: [{ from: 'us', metric: mean }] } },
    'figure 1: no pattern has a group (?<us>…).',
  ],
  'a path that is none': [
    { reading: { form: 'json', reads: [{ from: 'a..b', metric: mean }] } },
    'figure 1: "..b"',
  ],
  'a column without a name or number': [
    { reading: { form: 'csv', header: false, reads: [{ from: 'rtt', metric: mean }] } },
    'rtt is no number of a column',
  ],
  'every member outside the rows': [
    { reading: { form: 'json', reads: [{ from: 'a[*]', metric: mean }] } },
    'only the path of the rows may have',
  ],
  'a figure that is read twice': [
    {
      reading: {
        form: 'json',
        reads: [
          { from: 'a', metric: mean },
          { from: 'b', metric: mean },
        ],
      },
    },
    'figure 2: latency mean is read twice.',
  ],
  'nothing that is a result': [
    { reading: { form: 'json', reads: [{ from: 'a', metric: { figure: 'row' } }] } },
    'nothing that it reads is a result',
  ],
  'latency without its quantity': [{ quantity: undefined }, 'say whether its latency'],
  'a placeholder that nobody fills': [
    { command: { ...command, client: { argv: ['ping', '{size}'] } } },
    '{size} is no parameter of it. Write {{size}}',
  ],
  'a file that is left nowhere': [
    { command: { ...command, file: 'result.json' } },
    'no argument of the client has {work}, where result.json is to be left.',
  ],
  'two parameters of one name': [
    { command: { ...command, parameters: ['a', 'a'].map(named) } },
    'two parameters named a',
  ],
  'a parameter named like a placeholder': [
    { command: { ...command, parameters: ['count', 'port'].map(named) } },
    'the parameter port has the name of a placeholder',
  ],
  'a port beyond all ports': [
    { command: { ...command, server: server('70000') } },
    '70000 is neither {port} nor 1 to 65535',
  ],
};

test.each(Object.entries(cases))('%s is refused in words', (_, [changed, sentence]) => {
  expect(refusal(empty, 'addCustomTool', { ...pingByHand, ...changed })).toContain(sentence);
});

test('a port may be a placeholder', () => {
  const served = { ...pingByHand, command: { ...command, server: server('{port}') } };
  expect(done(empty, 'addCustomTool', served).customTools).toHaveProperty('tool_ping');
});

function named(name: string) {
  return { name, label: name, value: 1 };
}

function server(port: string) {
  const readiness = { kind: 'port', protocol: 'tcp', port };
  return { argv: ['served', '{port}'], readiness, endsByItself: false };
}

function done(experiment: Experiment, name: CommandName, input: unknown): Experiment {
  const change = applyCommand(experiment, name, input);
  if (!change.ok) throw new Error(change.error.message);
  return change.value.experiment;
}

function refusal(experiment: Experiment, name: CommandName, input: unknown): string {
  const change = applyCommand(experiment, name, input);
  return change.ok ? 'accepted' : change.error.message;
}
