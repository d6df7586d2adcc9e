import { expect, test } from 'vitest';
import {
  checkDraft,
  draftOf,
  emptyCommand,
  emptyDraft,
  type ToolDraft,
} from '../../../../renderer/features/custom-tools/tool-draft.ts';

const draft: ToolDraft = {
  ...emptyDraft,
  name: 'Bench',
  quantity: 'rtt',
  patterns: {
    form: 'patterns',
    patterns: [{ pattern: String.raw`lat (?<mean>\d+) us`, rows: true }],
    reads: [{ from: 'mean', metric: { figure: 'latency', statistic: 'mean', unit: 'us' } }],
  },
  command: {
    ...emptyCommand,
    client: "bench -c {responder} --note 'a b' -s {size}",
    server: 'bench -s -p {port}',
    parameters: 'size=64\nmode=busy poll',
  },
};

test('a draft becomes a tool, and the tool the same draft again', () => {
  const { tool, faults } = checkDraft(draft, 'tool_1', 3);
  expect([...faults]).toEqual([]);
  expect(tool).toMatchObject({
    id: 'tool_1',
    parserVersion: 3,
    command: {
      client: { argv: ['bench', '-c', '{responder}', '--note', 'a b', '-s', '{size}'] },
      server: {
        argv: ['bench', '-s', '-p', '{port}'],
        readiness: { kind: 'port', protocol: 'tcp', port: '{port}' },
      },
      parameters: [
        { name: 'size', value: 64 },
        { name: 'mode', value: 'busy poll' },
      ],
    },
  });
  const again = tool && checkDraft(draftOf(tool), 'tool_1', 3);
  expect(again?.tool).toEqual(tool);
});

test.each<[string, Partial<ToolDraft>, string]>([
  ['name', { name: ' ' }, 'Expected a name.'],
  ['reads', { patterns: emptyDraft.patterns }, 'Nothing is read yet'],
  ['pattern 0', { patterns: { ...draft.patterns, patterns: [{ pattern: '(', rows: true }] } }, ''],
  ['client', { command: { ...emptyCommand, client: 'bench | tee' } }, 'would need a shell'],
  ['client', { command: { ...emptyCommand, client: 'bench {nobody}' } }, 'nobody'],
  ['client', { command: emptyCommand }, 'Expected a command line of the client.'],
  ['parameters', { command: { ...emptyCommand, client: 'b', parameters: 'x' } }, 'name=value'],
  ['estimatedSeconds', { command: { ...emptyCommand, client: 'b', estimatedSeconds: 'x' } }, ''],
  ['recognise', { recognise: '(' }, ''],
])('what does not fit is told beside its field: %s', (field, change, words) => {
  const { tool, faults } = checkDraft({ ...draft, ...change }, 'tool_1', 1);
  expect(tool).toBeUndefined();
  expect(faults.get(field)).toContain(words);
});

test('what is only not filled in yet is told apart from mistakes', () => {
  const untouched = checkDraft(emptyDraft, 'tool_1', 1);
  expect([...untouched.missing]).toEqual(['name', 'pattern 0', 'reads']);
  expect([...untouched.faults.keys()]).toEqual([...untouched.missing]);
  const mistaken = checkDraft({ ...draft, recognise: '(' }, 'tool_1', 1);
  expect([...mistaken.missing]).toEqual([]);
});
