// An output of a custom tool, read as its definition says. As strict as the catalogue: what is no number, cannot be true or
// is missing is named and makes the run partial; an output with no figure at all is a failure.
import { err, ok, type Result } from '../../base/result.ts';
import type { CustomTool } from '../../model/custom-tool.ts';
import { isLatency } from '../../model/custom-tool-faults.ts';
import { endOfLines, excerpt, linesOf } from '../text/lines.ts';
import { headOf } from '../text/output-file.ts';
import { mostLines } from '../guarded-parse.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { createComplaints, type Complaints } from './complaints.ts';
import { csvFoundRows } from './csv-rows.ts';
import type { FoundRows } from './found-rows.ts';
import { jsonRows } from './json-rows.ts';
import { measurementsOf } from './measurements.ts';
import { patternRows } from './pattern-rows.ts';

/** Of a file; in memory a text takes twice as much. */
const mostBytes = 128 * 1024 * 1024;

/** Reads one output. Never throws. */
export function readOutput(
  definition: CustomTool,
  output: ToolOutput,
): Result<ParsedOutput, ParseFailure> {
  const { quantity, reading } = definition;
  if (quantity === undefined && reading.reads.some(({ metric }) => isLatency(metric))) {
    return err({ found: `${definition.name} without a quantity`, expected: 'its quantity' });
  }
  const complaints = createComplaints();
  const text = textOf(definition, output, complaints);
  const found = rowsOf(text, definition, complaints);
  if (!found.ok) return err(withStderr(found.error, text, output.stderr));
  const decimal = reading.form === 'csv' ? reading.decimal : '.';
  const { measurements, warnings } = measurementsOf(found.value, { quantity, decimal }, complaints);
  const fatalWarnings = complaints.sentences();
  if (measurements.length === 0) {
    const [first = 'no figure'] = fatalWarnings;
    return err({ found: first, expected: 'at least one figure that can be read' });
  }
  return ok({ measurements, facts: {}, parameters: {}, warnings, fatalWarnings });
}

function rowsOf(
  text: string,
  { reading }: CustomTool,
  complaints: Complaints,
): Result<FoundRows, ParseFailure> {
  if (reading.form === 'patterns') return patternRows(text, reading, complaints);
  if (reading.form === 'json') return jsonRows(text, reading, complaints);
  return csvFoundRows(text, reading, complaints);
}

/** The file that the client left, where the tool has one and it was fetched; an import has it as its text. */
function textOf(
  { command }: CustomTool,
  { stdout, files }: ToolOutput,
  complaints: Complaints,
): string {
  const name = command?.file;
  const file = name === undefined ? undefined : files?.[name];
  if (!file) return stdout;
  const text = headOf(file, mostBytes);
  const end = endOfLines(text, mostLines);
  if (end < text.length || text.length >= mostBytes) {
    complaints.add(`${name ?? ''} is longer than what is read of it; the rest is kept.`);
  }
  return text.slice(0, end);
}

/** A program that prints nothing but its complaint prints that on stderr. */
function withStderr(failure: ParseFailure, text: string, stderr = ''): ParseFailure {
  const said = linesOf(stderr).findLast((line) => line.text.trim() !== '');
  if (text.trim() !== '' || !said) return failure;
  return { found: excerpt(said.text), expected: failure.expected };
}
