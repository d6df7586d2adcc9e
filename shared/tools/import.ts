// Saved outputs as runs. What a text holds is told from its content alone, never from a file name: every tool looks for its
// own outputs, and where two claim the same lines the one that starts first wins.
import { newIdentifier, type IdentifierSource } from '../base/identifier.ts';
import type { Result } from '../base/result.ts';
import { emptyAnnotation } from '../model/annotation.ts';
import type { Role, Run, RunFailure } from '../model/run.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { tools as catalogue } from './registry.ts';
import { excerpt, linesOf, type Line } from './text/lines.ts';
import type { Assumption, ParsedOutput, ParseFailure, Tool } from './tool.ts';

export type RecognisedOutput = {
  readonly tool: Tool;
  /** The lines of this output as they were pasted, prompt and escape sequences included. */
  readonly text: string;
  readonly parsed: Result<ParsedOutput, ParseFailure>;
};

export type Recognition = {
  /** In the order in which they stand in the text. */
  readonly outputs: readonly RecognisedOutput[];
  /** How many lines with text belong to no output. */
  readonly otherLines: number;
  /** The first of those lines, shortened, for a person to see what was not understood. */
  readonly otherText: readonly Line[];
};

/** More would not be read: whoever pastes a log of thousands of lines looks at the first ones. */
const mostOtherLines = 200;

export type RecogniseOptions = {
  /** Tools whose outputs are looked for: those of the catalogue unless stated, and those of the experiment. */
  readonly tools?: readonly Tool[] | undefined;
  /** Read everything with this tool: its own outputs where it finds some, else the whole text as one. */
  readonly readAs?: Tool | undefined;
  /** What a person says about outputs that do not say it themselves. */
  readonly assume?: Assumption | undefined;
};

/** Finds every tool output in a pasted text. Never throws. */
export function recogniseOutputs(text: string, options: RecogniseOptions = {}): Recognition {
  const lines = linesOf(text);
  const taken = placesIn(text, lines, options);
  const gaps = [...taken, { start: lines.length }].map(({ start }, index) =>
    lines.slice(taken[index - 1]?.end ?? 0, start),
  );
  const others = gaps.flat().filter((line) => line.text.trim() !== '');
  return {
    outputs: taken.map(outputOf(text, options.assume)),
    otherLines: others.length,
    otherText: others
      .slice(0, mostOtherLines)
      .map((line) => ({ number: line.number, text: excerpt(line.text) })),
  };
}

/** Lines of one output: indices of the first and of the one after the last. */
type Place = { readonly tool: Tool; readonly start: number; readonly end: number };

function placesIn(
  text: string,
  lines: readonly Line[],
  { tools = catalogue, readAs }: RecogniseOptions,
): Place[] {
  const candidates = readAs ? [readAs] : tools;
  const places = candidates
    .flatMap((tool) => placesOf(tool, text, lines))
    .sort((a, b) => a.start - b.start);
  if (readAs && places.length === 0 && text.trim() !== '') {
    return [{ tool: readAs, start: 0, end: lines.length }];
  }
  const taken: Place[] = [];
  for (const place of places) {
    if (place.start >= (taken.at(-1)?.end ?? 0)) taken.push(place);
  }
  return taken;
}

/**
 * Where the pieces of one tool stand. Each is looked for below the one before, because outputs without a header begin with
 * the same line. Pieces have their invisible characters taken out, and so have `lines`.
 */
function placesOf(tool: Tool, text: string, lines: readonly Line[]): Place[] {
  let end = 0;
  return tool.recognise(text).map((piece) => {
    const own = linesOf(piece.trim());
    const first = own[0]?.text;
    let start = end;
    while (start < lines.length && lines[start]?.text.trim() !== first?.trim()) start += 1;
    end = start + own.length;
    return { tool, start, end };
  });
}

function outputOf(
  text: string,
  assume: Assumption | undefined,
): (place: Place) => RecognisedOutput {
  const withEnds = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  return ({ tool, start, end }) => {
    const own = withEnds.slice(start, end).join('');
    return { tool, text: own, parsed: tool.parse({ stdout: own, ...(assume && { assume }) }) };
  };
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
    tool: { id, parserVersion, ...(version !== undefined && { version: version.slice(0, 400) }) },
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
