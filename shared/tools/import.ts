// Saved outputs as runs. What a text holds is told from its content alone, never from a file name: every tool looks for its
// own outputs, and where two claim the same lines the one that starts first wins.
import { newIdentifier, type IdentifierSource } from '../base/identifier.ts';
import type { Result } from '../base/result.ts';
import { emptyAnnotation } from '../model/annotation.ts';
import type { Role, Run, RunFailure } from '../model/run.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { tools } from './registry.ts';
import type { ParsedOutput, ParseFailure, Tool } from './tool.ts';

export type RecognisedOutput = {
  readonly tool: Tool;
  /** The lines of this output, prompt included. */
  readonly text: string;
  readonly parsed: Result<ParsedOutput, ParseFailure>;
};

export type Recognition = {
  /** In the order in which they stand in the text. */
  readonly outputs: readonly RecognisedOutput[];
  /** How many lines with text belong to no output. */
  readonly otherLines: number;
};

/** Finds every tool output in a pasted text. Never throws. */
export function recogniseOutputs(text: string): Recognition {
  const found = tools.flatMap((tool) => placesOf(tool, text));
  const outputs: RecognisedOutput[] = [];
  let end = 0;
  for (const { tool, text: piece, at } of found.sort((a, b) => a.at - b.at)) {
    if (at < end) continue;
    end = at + piece.length;
    outputs.push({ tool, text: piece, parsed: tool.parse({ stdout: piece }) });
  }
  const taken = outputs.reduce((sum, { text: piece }) => sum + linesWithText(piece), 0);
  return { outputs, otherLines: Math.max(0, linesWithText(text) - taken) };
}

type Place = { readonly tool: Tool; readonly text: string; readonly at: number };

/**
 * Where the pieces of one tool begin. Pieces have their invisible characters taken out, so the first line with text is
 * what is looked for; from the end of the piece before, because outputs without a header begin with the same line.
 */
function placesOf(tool: Tool, text: string): Place[] {
  let end = 0;
  return tool.recognise(text).map((piece) => {
    const first = piece.split('\n').find((line) => line.trim() !== '') ?? '';
    const at = Math.max(end, text.indexOf(first, end));
    end = at + piece.length;
    return { tool, text: piece, at };
  });
}

function linesWithText(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

export type ImportContext = {
  /** Factors of every run: what `--label name=value` gives. */
  readonly labels: Readonly<Record<string, string>>;
  readonly identifiers: IdentifierSource;
  /** The address of a text's bytes. */
  readonly sha256: (text: string) => string;
};

/** What a run that could not be read has in place of what was read. */
const nothingRead: ParsedOutput = {
  measurements: [],
  facts: {},
  parameters: {},
  warnings: [],
  fatalWarnings: [],
};

/** One recognised output as a run that has ended: complete, partial, or failed at reading it. */
export function runOfImport(output: RecognisedOutput, context: ImportContext): Run {
  const { tool, text, parsed } = output;
  const read = parsed.ok ? parsed.value : nothingRead;
  const { toolVersion: version, startedAt } = read;
  const { id, parserVersion } = tool;
  return {
    id: newIdentifier('run', context.identifiers),
    state: stateOf(parsed),
    origin: 'imported',
    title: titleOf(output, context.labels),
    tool: { id, parserVersion, ...(version !== undefined && { version }) },
    testTitle: tool.title,
    parameters: read.parameters,
    factors: { ...context.labels },
    ...(startedAt !== undefined && { startedAt }),
    executions: [{ role: 'initiator', argv: [], stdout: context.sha256(text) }],
    files: {},
    snapshots: snapshotsOf(read),
    measurements: read.measurements,
    warnings: [...read.fatalWarnings, ...read.warnings],
    ...(!parsed.ok && { failure: failureOf(tool, parsed.error, text) }),
    annotation: emptyAnnotation,
  };
}

function stateOf(parsed: Result<ParsedOutput, ParseFailure>): Run['state'] {
  if (!parsed.ok) return 'failed';
  return parsed.value.fatalWarnings.length > 0 ? 'partial' : 'complete';
}

/** Tool, host and labels: what tells the runs of one paste apart. */
export function titleOf(
  { tool, parsed }: RecognisedOutput,
  labels: Readonly<Record<string, string>>,
): string {
  const hostName = parsed.ok ? parsed.value.facts.initiator?.['hostname'] : undefined;
  const date = parsed.ok ? (parsed.value.startedAt ?? parsed.value.startedAtText) : undefined;
  const parts = [tool.title, ...Object.values(labels), hostName ?? '', date ?? ''];
  return parts
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 200);
}

function snapshotsOf({ facts, startedAtText }: ParsedOutput): Run['snapshots'] {
  const { initiator, responder } = facts;
  return {
    ...snapshotAt('initiator', initiator, startedAtText),
    ...snapshotAt('responder', responder, undefined),
  };
}

/** Nothing at all for a side of which the output says nothing. */
function snapshotAt(
  role: Role,
  facts: Readonly<Record<string, string>> = {},
  printedDate: string | undefined,
): Run['snapshots'] {
  const all = { ...facts, ...(printedDate !== undefined && { date: printedDate }) };
  if (Object.keys(all).length === 0) return {};
  const snapshot: Snapshot = {
    hostName: facts['hostname'] ?? '',
    facts: Object.fromEntries(
      Object.entries(all).map(([name, value]) => [
        name.slice(0, 120),
        { state: 'recorded', value: value.slice(0, 4000), provenance: 'printed' },
      ]),
    ),
  };
  return { [role]: snapshot };
}

function failureOf(tool: Tool, { line, found, expected }: ParseFailure, text: string): RunFailure {
  const place = line === undefined ? '' : `line ${String(line)}: `;
  return {
    step: 'parse',
    side: 'notebook',
    reason: `${tool.title}, ${place}found "${found}", expected ${expected}.`,
    advice: 'The text is kept as it is in Raw output. Import the whole output of one execution.',
    lastLines: text
      .trimEnd()
      .split('\n')
      .slice(-20)
      .map((last) => last.slice(0, 4000)),
  };
}
