import { expect, test } from 'vitest';
import { run as runSchema } from '../../../shared/model/run.ts';
import { chosenOutputs } from '../../../shared/tools/import-choices.ts';
import { recogniseOutputs, restOf, runOfImport } from '../../../shared/tools/import.ts';
import { toolOf } from '../../../shared/tools/registry.ts';
import { readCase } from './fixture-case.ts';

const context = {
  labels: { platform: 'virtual machine', run: 'first' },
  identifiers: { now: () => 0, randomBytes: (count: number) => new Uint8Array(count) },
  sha256: (text: string) => text.length.toString(16).padStart(64, '0'),
};

const ping = readCase('ping', 'iputils-20221126-plain').stdout;
const sockperf = readCase('sockperf', 'udp-3.7-percentiles-only').stdout;
const sfnt = readCase('sfnt-pingpong', 'onload-201811-terminal-order').stdout;
const iperf3 = readCase('iperf3', 'tcp-3.12').stdout;
const probe = readCase('probe', 'tcp-pinned').stdout;

function toolsIn(text: string): string[] {
  return recogniseOutputs(text).outputs.map(({ tool }) => tool.id);
}

test('outputs of different tools are found in the order in which they stand', () => {
  const paste = [sockperf, ping, iperf3, sfnt, probe].join('\n');
  expect(toolsIn(paste)).toEqual(['sockperf', 'ping', 'iperf3', 'sfnt-pingpong', 'probe']);
});

test('two outputs that begin with the same line are two', () => {
  const { outputs } = recogniseOutputs(ping + ping);
  expect(outputs.map(({ text }) => text.trim())).toEqual([ping.trim(), ping.trim()]);
});

test('an output keeps its escape sequences and carriage returns', () => {
  const pasted = readCase('sockperf', 'terminal-carriage-returns').stdout;
  const [output] = recogniseOutputs(`$ sockperf pp -i 10.0.0.2\r\n${pasted}`).outputs;
  expect(pasted).toContain('\u001b[');
  expect(pasted).toContain(output?.text.trim());
});

test('what belongs to no output is shown with its line', () => {
  const paste = `We measured it on Tuesday.\n\n${ping}\nIt was a quiet night.\n`;
  const { outputs, otherLines, otherText } = recogniseOutputs(paste);
  expect(outputs).toHaveLength(1);
  expect(otherLines).toBe(2);
  expect(otherText).toEqual([
    { number: 1, text: 'We measured it on Tuesday.' },
    { number: paste.split('\n').length - 1, text: 'It was a quiet night.' },
  ]);
});

test('of a long text that nobody understands, the first lines are shown and all are counted', () => {
  const { outputs, otherLines, otherText } = recogniseOutputs('no tool prints this\n'.repeat(5000));
  expect(outputs).toEqual([]);
  expect(otherLines).toBe(5000);
  expect(otherText).toHaveLength(200);
});

test('nothing is recognised in nothing', () => {
  expect(recogniseOutputs('')).toEqual({ outputs: [], otherLines: 0, otherText: [] });
});

test('only the tools that are given are looked for', () => {
  const { outputs } = recogniseOutputs([ping, iperf3].join('\n'), { tools: [toolOf('iperf3')] });
  expect(outputs.map(({ tool }) => tool.id)).toEqual(['iperf3']);
});

test('a text that is read as a tool is one output of it where the tool finds none itself', () => {
  const readAs = toolOf('ping');
  const alone = recogniseOutputs(iperf3, { readAs });
  expect(alone.outputs.map(({ tool, text }) => [tool.id, text])).toEqual([['ping', iperf3]]);
  expect(alone).toMatchObject({ otherLines: 0, outputs: [{ parsed: { ok: false } }] });
  const amid = recogniseOutputs(`${iperf3}\n${ping}`, { readAs });
  expect(amid.outputs.map(({ text }) => text.trim())).toEqual([ping.trim()]);
});

test('labels become the factors of every run, and every run fits the file format', () => {
  const { outputs } = recogniseOutputs([sfnt, ping].join('\n'));
  const runs = outputs.map((output) => runOfImport(output, context));
  expect(runs.map(({ factors }) => factors)).toEqual([context.labels, context.labels]);
  for (const imported of runs) expect(runSchema.safeParse(imported).error).toBeUndefined();
});

test('the title of a run says tool, labels, host and date', () => {
  const [output] = recogniseOutputs(sfnt).outputs;
  expect(output && runOfImport(output, context).title).toBe(
    'sfnt-pingpong, virtual machine, first, localhost.localdomain, Wed Dec 11 02:19:49 EST 2019',
  );
});

test('a date without a known offset is kept as it is printed, not as an instant', () => {
  const [output] = recogniseOutputs(sfnt).outputs;
  const imported = output && runOfImport(output, context);
  expect(imported?.startedAt).toBeUndefined();
  expect(imported?.snapshots.initiator?.facts['date']).toMatchObject({
    value: 'Wed Dec 11 02:19:49 EST 2019',
    provenance: 'printed',
  });
});

test('an output that cannot be read becomes a failed run which says where and why', () => {
  const [output] = recogniseOutputs(readCase('ping', 'all-lost').stdout).outputs;
  const imported = output && runOfImport(output, context);
  expect(imported).toMatchObject({ state: 'failed', measurements: [] });
  expect(imported?.failure).toMatchObject({ step: 'parse', side: 'notebook' });
  expect(imported?.failure?.reason).toContain('line 4: found "3 packets transmitted, 0 received');
  expect(runSchema.safeParse(imported).error).toBeUndefined();
});

test('an output that was cut off becomes a partial run', () => {
  const [output] = recogniseOutputs(readCase('sfnt-pingpong', 'cut-inside-a-row').stdout).outputs;
  const imported = output && runOfImport(output, context);
  expect(imported?.state).toBe('partial');
  expect(imported?.measurements).toHaveLength(9);
});

test('the rest of a text is what no output and no fact was made of', () => {
  const paste = [
    'It was late.',
    '',
    '# firmware: x',
    ping.trimEnd(),
    '',
    'latency 5 us',
    '4',
    ping,
  ].join('\n');
  expect(restOf(paste, recogniseOutputs(paste)).split('\n').filter(Boolean)).toEqual([
    'It was late.',
    'latency 5 us',
    '4',
  ]);
});

test('a text that comes from a file gives its name to title and note', () => {
  const [output] = recogniseOutputs(ping).outputs;
  const imported =
    output && runOfImport(output, { ...context, fileName: 'client/idle.run-1.txt.gz' });
  expect(imported?.title).toContain(', idle.run-1, ');
  expect(imported?.annotation.note).toBe('File: client/idle.run-1.txt.gz');
});

test('choices leave outputs out, read them again with what a person says, and touch no other', () => {
  const samples = Array.from({ length: 30 }, (_, index) => String(1000 + index)).join('\n');
  const { outputs } = recogniseOutputs(samples, { readAs: toolOf('sample-list') });
  const [chosen] = chosenOutputs(outputs, [{ output: 0, assume: { unit: 'us' } }]);
  const meanOf = (output: (typeof outputs)[number] | undefined) =>
    output?.parsed.ok === true && output.parsed.value.measurements[0]?.distribution?.meanNs;
  expect([meanOf(outputs[0]), meanOf(chosen)]).toEqual([1014.5, 1_014_500]);
  expect(chosenOutputs(outputs, [{ output: 0, isLeftOut: true }])).toEqual([]);
  expect(chosenOutputs(outputs)).toEqual(outputs);
});
