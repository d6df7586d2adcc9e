import { expect, test } from 'vitest';
import { recogniseOutputs } from '../../../shared/tools/import.ts';
import { tools } from '../../../shared/tools/registry.ts';
import { findToolIn, toolOfRun, toolsOf } from '../../../shared/tools/toolbox.ts';
import { jsonTool, pingByHand } from '../model/example-custom-tool.ts';

const customTools = { tool_ping: pingByHand, tool_json: jsonTool };
const pinged = 'PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.\n64 bytes: icmp_seq=1 time=0.1 ms\n';

test('an experiment has its own tools and those of the catalogue', () => {
  expect(toolsOf({ customTools })).toHaveLength(tools.length + 2);
  expect(findToolIn({ customTools }, 'tool_json')).toMatchObject({
    title: 'echo-bench',
    quantity: 'half-rtt',
    importOnly: true,
  });
  expect(findToolIn({ customTools }, 'ping')?.title).toContain('ICMP');
  expect(findToolIn({ customTools }, 'constructor')).toBeUndefined();
  expect(findToolIn({ customTools }, 'tool_ping')).toBe(findToolIn({ customTools }, 'tool_ping'));
});

test('a run keeps the tool that it had', () => {
  const definition = { ...pingByHand, name: 'as it was' };
  const tool = { id: 'tool_ping', parserVersion: 1 };
  expect(toolOfRun({ tool: { ...tool, definition } })?.title).toBe('as it was');
  expect(toolOfRun({ tool })).toBeUndefined();
});

test('lines that a person described are read by that description, others by the catalogue', () => {
  const read = (text: string) =>
    recogniseOutputs(text, { tools: toolsOf({ customTools }) }).outputs.map(({ tool }) => tool.id);
  expect(read(pinged)).toEqual(['tool_ping']);
  expect(recogniseOutputs(pinged).outputs.map(({ tool }) => tool.id)).toEqual(['ping']);
});

test('outputs below each other are told apart by their first line and by prompts', () => {
  const text = `user@a:~$ ping x\n${pinged}\nuser@a:~$ uptime\n up 3 days\n${pinged}${pinged}`;
  const { outputs } = recogniseOutputs(text, { readAs: findToolIn({ customTools }, 'tool_ping') });
  expect(outputs.map((one) => one.text.trimEnd())).toEqual(
    [pinged, pinged, pinged].map((one) => one.trimEnd()),
  );
});

test('of JSON the document is recognised that holds the line', () => {
  const marked = { ...jsonTool, recognise: '"results":' };
  const document = '{\n  "results": [{"size": 64, "mean": 1, "p99.9": 2}]\n}\n';
  const readAs = findToolIn({ customTools: { tool_json: marked } }, 'tool_json');
  const { outputs } = recogniseOutputs(`{"log": 1}\n${document}\n{"log": 2}\n`, { readAs });
  expect(outputs.map(({ text, parsed }) => [text, parsed.ok])).toEqual([[document, true]]);
});
