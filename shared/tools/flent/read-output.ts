// A data file of Flent (.flent, unpacked from .flent.gz) as measurements, one for each series of pings or throughput.
//
//   {"metadata": {"NAME": "rrul", "LOCAL_HOST": ..., "TIME": "2018-02-13T16:20:12.311537Z", "SERIES_META": {...}, ...},
//    "version": 3, "x_values": [0.0, 0.2, ...], "results": {"Ping (ms) ICMP": [4.5, null, ...], ...},
//    "raw_values": {"Ping (ms) ICMP": [{"seq": 1.0, "t": 1518538813.3, "val": 4.52}, ...], ...}}
import { err, ok, type Result } from '../../base/result.ts';
import { findJsonFault } from '../../model/json-fault.ts';
import { jsonPiecesOf, type JsonPiece } from '../text/json-text.ts';
import { excerpt, linesOf } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { flentDocument, type FlentDocument } from './document.ts';
import { inPresentUnits } from './older-versions.ts';
import { readSeries, type ReadSeries, type Series } from './series.ts';

/** The data files in a text: JSON with the keys that Flent's have, in whatever order. */
export function piecesOf(text: string): string[] {
  return documentsIn(text).map((piece) => `${piece.text}\n`);
}

function documentsIn(text: string): JsonPiece[] {
  const plain = linesOf(text)
    .map((line) => line.text)
    .join('\n');
  return jsonPiecesOf(plain).filter(({ text: json }) => isFlent(json));
}

/** The keys stand in the order of the alphabet, so one that breaks off lacks the last ones. */
function isFlent(json: string): boolean {
  if (!json.includes('"metadata"')) return false;
  const isWhole = ['"results"', '"x_values"'].every((key) => json.includes(key));
  return isWhole || /"(?:FLENT|NETPERF_WRAPPER)_VERSION"/.test(json);
}

/** Reads one file. Never throws; fails when no series has a figure. */
export function readOutput({ stdout }: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const [piece] = documentsIn(stdout);
  if (!piece) {
    const first = linesOf(stdout).find(({ text }) => text.trim() !== '');
    return err({
      ...(first && { line: first.number }),
      found: excerpt(first?.text ?? 'nothing'),
      expected: 'the JSON of a Flent data file, with metadata, results and x_values',
    });
  }
  const document = parsedDocument(piece);
  if (!document.ok) return document;
  const { series, fault } = seriesIn(document.value);
  const read = series.map((one) => ({ name: one.name, figures: readSeries(one) }));
  const figures = read.flatMap((one) => one.figures ?? []);
  const measurements = figures.flatMap(({ measurement }) => measurement ?? []);
  if (measurements.length === 0) {
    const found = figures.flatMap(({ fatalWarnings }) => fatalWarnings)[0] ?? 'no such series';
    return err({ line: piece.line, found, expected: 'a series of pings or of throughput' });
  }
  const others = read.filter((one) => one.figures === undefined).map(({ name }) => name);
  return ok({
    measurements,
    ...statedBy(document.value),
    warnings: [...warningsOf(figures), ...fault, ...otherSeries(others)],
    fatalWarnings: figures.flatMap(({ fatalWarnings }) => fatalWarnings),
  });
}

function parsedDocument(piece: JsonPiece): Result<FlentDocument, ParseFailure> {
  const fault = findJsonFault(piece.text);
  if (fault) {
    return err({
      line: piece.line + fault.line - 1,
      found: excerpt(fault.found) || 'the end of the text',
      expected: 'the JSON of a Flent data file to its last brace',
    });
  }
  const read = flentDocument.safeParse(JSON.parse(piece.text));
  if (read.success) return ok(read.data);
  const [place = 'it does not fit'] = read.error.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
  return err({
    line: piece.line,
    found: excerpt(piece.text.slice(0, 1000).replace(/\s+/g, ' ')),
    expected: `a Flent data file of version 1 to 4; ${place}`,
  });
}

/** Every series that the file names. Raw values that Flent made from points of its plot are none. */
function seriesIn({ version = 1, metadata, results, raw_values }: FlentDocument): {
  series: Series[];
  fault: string[];
} {
  const isFake = metadata.FAKE_RAW_VALUES === true;
  const names = [...new Set([...Object.keys(results), ...Object.keys(raw_values ?? {})])].sort();
  const valuesOf = <T>(record: Readonly<Record<string, T>> | null | undefined, name: string) =>
    record && Object.hasOwn(record, name) ? record[name] : undefined;
  const series = names.map((name) =>
    inPresentUnits(version, {
      name: name.slice(0, 200),
      meta: valuesOf(metadata.SERIES_META, name) ?? {},
      raw: isFake ? [] : (valuesOf(raw_values, name) ?? []),
    }),
  );
  return {
    series,
    fault: isFake ? ['Its raw values are made from points of a plot; they are not read.'] : [],
  };
}

function warningsOf(figures: readonly ReadSeries[]): string[] {
  return figures.flatMap(({ warnings }) => warnings);
}

function otherSeries(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`Not read: ${excerpt(names.join(', '))}.`];
}

function statedBy({ metadata }: FlentDocument) {
  const { NAME, TITLE, NOTE, HOST, LOCAL_HOST, TIME, FLENT_VERSION, LENGTH } = metadata;
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/.test(TIME ?? '');
  const fileName = metadata.DATA_FILENAME?.split(/[/\\]/).at(-1);
  const initiator = filled({
    hostname: LOCAL_HOST,
    'kernel-release': metadata.KERNEL_RELEASE,
    'Flent title': TITLE,
    'Flent note': NOTE,
    'Flent data file': fileName,
  });
  return {
    facts: { initiator, responder: filled({ hostname: HOST }) },
    parameters: {
      ...filled({ test: NAME }),
      ...(typeof LENGTH === 'number' && { length: LENGTH }),
    },
    ...filled({ toolVersion: FLENT_VERSION, [isInstant ? 'startedAt' : 'startedAtText']: TIME }),
  };
}

function filled(facts: Readonly<Record<string, string | null | undefined>>) {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value ? [[name, value.slice(0, 4000)]] : [])),
  );
}
