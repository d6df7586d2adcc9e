import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Result } from '../../../shared/base/result.ts';
import type { Measurement } from '../../../shared/model/measurement.ts';
import { parameterValues } from '../../../shared/model/plan.ts';
import { histogramOf } from '../../../shared/statistics/distribution.ts';
import { percentileOf } from '../../../shared/statistics/percentile.ts';
import { fileOfText } from '../../../shared/tools/text/output-file.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../../../shared/tools/tool.ts';

export const fixtures = path.resolve(import.meta.dirname, '../../fixtures/tools');

const origin = z.looseObject({
  tool: z.string().min(1),
  version: z.string().min(1),
  source: z.string().min(1),
  /** Parameters of the run, for outputs that do not state what was asked for. */
  parameters: parameterValues.optional(),
});

/** Names of the cases of a tool; none when its folder is missing. */
export function casesOf(tool: string): string[] {
  const folder = path.join(fixtures, tool);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** What one case holds, as the runner or an import would hand it to the parser. */
export function readCase(tool: string, name: string): ToolOutput {
  const read = (...file: string[]) =>
    readFileSync(path.join(fixtures, tool, name, ...file), 'utf8');
  const has = (file: string) => existsSync(path.join(fixtures, tool, name, file));
  const { parameters } = origin.parse(JSON.parse(read('origin.json')));
  const files = has('files') ? readdirSync(path.join(fixtures, tool, name, 'files')) : [];
  return {
    stdout: read('output.txt'),
    ...(has('stderr.txt') && { stderr: read('stderr.txt') }),
    ...(files.length > 0 && {
      files: Object.fromEntries(files.map((file) => [file, fileOfText(read('files', file))])),
    }),
    ...(parameters && { parameters }),
  };
}

/** The file that says what must be read from one case; see `condensed`. */
export function expectedFile(tool: string, name: string): string {
  return path.join(fixtures, tool, name, 'expected.json');
}

/** A parser's answer as expected.json states it: plain JSON, a distribution by its key figures. */
export function condensed(parsed: Result<ParsedOutput, ParseFailure>): unknown {
  const plain = parsed.ok
    ? { ...parsed.value, measurements: parsed.value.measurements.map(condensedMeasurement) }
    : { failure: parsed.error };
  return JSON.parse(JSON.stringify(plain));
}

function condensedMeasurement({ distribution, ...measurement }: Measurement) {
  if (!distribution) return measurement;
  const histogram = histogramOf(distribution);
  const { source, count, minNs, maxNs, meanNs } = distribution;
  const [p50Ns, p99Ns] = [50, 99].map((q) => histogram && percentileOf(histogram, q));
  return { ...measurement, distribution: { source, count, minNs, maxNs, meanNs, p50Ns, p99Ns } };
}
