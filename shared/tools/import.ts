// Saved outputs as runs. What a text holds is told from its content alone, never from a file name: every tool looks for its
// own outputs, and where two claim the same lines the one that starts first wins.
import { newIdentifier, type IdentifierSource } from '../base/identifier.ts';
import type { Result } from '../base/result.ts';
import { emptyAnnotation } from '../model/annotation.ts';
import type { CustomTool } from '../model/custom-tool.ts';
import type { Run, RunFailure } from '../model/run.ts';
import { tools as catalogue } from './registry.ts';
import { snapshotsOfImport } from './surroundings/import-snapshots.ts';
import { noSurroundings, surroundingsOf, type Surroundings } from './surroundings/surroundings.ts';
import { instantOf } from './text/date.ts';
import { excerpt, linesOf, type Line } from './text/lines.ts';
import type { Assumption, ParsedOutput, ParseFailure, Tool } from './tool.ts';

export type RecognisedOutput = {
  readonly tool: Tool;
  /** The lines of this output as they were pasted, prompt and escape sequences included. */
  readonly text: string;
  /** Number of its first line in the text, from 1, and of its last. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly parsed: Result<ParsedOutput, ParseFailure>;
  /** Reads it again with what a person says of it. */
  readonly parse: (assume?: Assumption) => Result<ParsedOutput, ParseFailure>;
  /** What stands around it and certainly belongs to it. */
  readonly surroundings: Surroundings;
};

export type Recognition = {
  /** In the order in which they stand in the text. */
  readonly outputs: readonly RecognisedOutput[];
  /** How many lines with text belong to no output and say nothing that was understood. */
  readonly otherLines: number;
  /** The first of those lines, shortened, for a person to see what was not understood. */
  readonly otherText: readonly Line[];
  /** Why the text was not looked at, as a sentence. */
  readonly refused?: string;
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

/** Finds every tool output in the lines of a text. Never throws; for texts of any length there is recognise-text.ts. */
export function recogniseOutputs(text: string, options: RecogniseOptions = {}): Recognition {
  const lines = linesOf(text);
  const taken = placesIn(text, lines, options);
  const read = taken.map(readPlace(text, options.assume));
  const surroundings = surroundingsOf(
    lines,
    taken.map((place, index) => ({ ...place, hostName: printedHost(read[index]?.parsed) })),
  );
  const outputs = read.map((output, index) => ({
    ...output,
    surroundings: surroundings[index] ?? noSurroundings,
  }));
  const gaps = [...taken, { start: lines.length }].map(({ start }, index) =>
    lines.slice(taken[index - 1]?.end ?? 0, start),
  );
  const understood = new Set(surroundings.flatMap((one) => one.lines.map(({ number }) => number)));
  const others = gaps
    .flat()
    .filter((line) => line.text.trim() !== '' && !understood.has(line.number));
  return {
    outputs,
    otherLines: others.length,
    otherText: others
      .slice(0, mostOtherLines)
      .map((line) => ({ number: line.number, text: excerpt(line.text) })),
  };
}

function printedHost(parsed: RecognisedOutput['parsed'] | undefined): string | undefined {
  return parsed?.ok === true ? parsed.value.facts.initiator?.['hostname'] : undefined;
}

/** The text of the lines that belong to no output and say nothing that was understood, to be read in another way. */
export function restOf(text: string, { outputs }: Recognition): string {
  const lines = linesOf(text);
  const understood = new Set(
    outputs.flatMap(({ surroundings }) => surroundings.lines.map(({ number }) => number)),
  );
  return [...outputs, { firstLine: lines.length + 1 }]
    .flatMap(({ firstLine }, index) =>
      lines.slice(outputs[index - 1]?.lastLine ?? 0, firstLine - 1),
    )
    .filter(({ number }) => !understood.has(number))
    .map((line) => line.text)
    .join('\n');
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

function readPlace(
  text: string,
  assume: Assumption | undefined,
): (place: Place) => Omit<RecognisedOutput, 'surroundings'> {
  const withEnds = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  return ({ tool, start, end }) => {
    const own = withEnds.slice(start, end).join('');
    const parse = (said?: Assumption) => tool.parse({ stdout: own, ...(said && { assume: said }) });
    return { tool, text: own, firstLine: start + 1, lastLine: end, parsed: parse(assume), parse };
  };
}

export type ImportContext = {
  /** Factors of every run: what `--label name=value` gives. */
  readonly labels: Readonly<Record<string, string>>;
  readonly identifiers: IdentifierSource;
  /** The address of a text's bytes. */
  readonly sha256: (text: string) => string;
  /** Where the text comes from, below what was dropped. */
  readonly fileName?: string | undefined;
  /** The definitions of the experiment's own tools: each run of one carries its own. */
  readonly customTools?: Readonly<Record<string, CustomTool>> | undefined;
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
  const { fileName, customTools = {} } = context;
  const { tool, text, parsed, surroundings } = output;
  const read = parsed.ok ? parsed.value : nothingRead;
  const { toolVersion: version } = read;
  const startedAt = read.startedAt ?? surroundingInstant(output);
  const { id, parserVersion } = tool;
  const definition = customTools[id];
  return {
    id: newIdentifier('run', context.identifiers),
    state: stateOf(parsed),
    origin: 'imported',
    title: titleOf(output, context.labels, context.fileName),
    tool: {
      id,
      parserVersion,
      ...(version !== undefined && { version: version.slice(0, 400) }),
      ...(definition && { definition }),
    },
    testTitle: tool.title,
    parameters: { ...surroundings.parameters, ...read.parameters },
    factors: { ...context.labels },
    ...(startedAt !== undefined && { startedAt }),
    executions: [{ role: 'initiator', argv: [...surroundings.argv], stdout: context.sha256(text) }],
    files: {},
    snapshots: snapshotsOfImport(read, surroundings),
    measurements: read.measurements,
    warnings: [...read.fatalWarnings, ...read.warnings],
    ...(!parsed.ok && { failure: failureOf(tool, parsed.error, text) }),
    annotation: { ...emptyAnnotation, note: fileName === undefined ? '' : `File: ${fileName}` },
  };
}

function stateOf(parsed: Result<ParsedOutput, ParseFailure>): Run['state'] {
  if (!parsed.ok) return 'failed';
  return parsed.value.fatalWarnings.length > 0 ? 'partial' : 'complete';
}

/** The instant of `date` above an output that states none itself. */
function surroundingInstant({ parsed, surroundings }: RecognisedOutput): string | undefined {
  const isStated = parsed.ok && parsed.value.startedAtText !== undefined;
  return isStated || surroundings.date === undefined ? undefined : instantOf(surroundings.date);
}

/** Tool, what was written above it, labels, firmware, host and date: what tells the runs of one paste apart. */
export function titleOf(
  output: RecognisedOutput,
  labels: Readonly<Record<string, string>>,
  fileName = '',
): string {
  const { tool, parsed, surroundings } = output;
  const read = parsed.ok ? parsed.value : nothingRead;
  const { title = baseName(fileName), facts } = surroundings;
  const firmware = firmwareFacts.flatMap((name) => facts.initiator[name]?.value ?? [])[0] ?? '';
  const parts = [
    tool.title,
    ...[title, ...Object.values(labels)],
    title.toLowerCase().includes(firmware.toLowerCase()) ? '' : firmware,
    printedHost(parsed) ?? surroundings.hostName ?? '',
    printedDate(read) ?? surroundings.date ?? '',
  ];
  return parts
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 200);
}

function printedDate({ startedAt, startedAtText }: ParsedOutput): string | undefined {
  return startedAt ?? startedAtText;
}

/** `run-1` of `client/run-1.txt`: what a person called it. */
function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?!^)\.[^.]{1,8}(?:\.gz)?$/, '');
}

/** The facts by which people tell network cards of one kind apart, as sfboot and comments call them. */
const firmwareFacts = ['Firmware variant', 'firmware', 'Firmware'];

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
