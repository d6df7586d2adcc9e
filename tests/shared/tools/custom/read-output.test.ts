import { expect, test } from 'vitest';
import { toolOfCustom } from '../../../../shared/tools/custom/tool-of-custom.ts';
import { fileOfText } from '../../../../shared/tools/text/output-file.ts';
import { csvTool, jsonTool } from '../../model/example-custom-tool.ts';
import { failure, withReading } from './reading.ts';

test('a file that the client left is read in place of what it printed', () => {
  const command = {
    client: { argv: ['x', '{work}/r.json'] },
    file: 'r.json',
    estimatedSeconds: 1,
    parameters: [],
  };
  const parsed = toolOfCustom({ ...jsonTool, command }).parse({
    stdout: 'wrote r.json\n',
    files: { 'r.json': fileOfText('{"results":[{"size":64,"mean":1,"p99.9":2}]}') },
  });
  expect(parsed).toMatchObject({ ok: true, value: { measurements: [{ payloadBytes: 64 }] } });
});

test('a definition that a hand broke is said, not guessed', () => {
  expect(failure({ ...jsonTool, quantity: undefined }, '{}')?.expected).toBe('its quantity');
  const broken = {
    ...csvTool.reading,
    form: 'json',
    rows: '..',
    reads: jsonTool.reading.reads,
  } as const;
  expect(failure(withReading(broken), '{}')?.found).toBe('..');
});
