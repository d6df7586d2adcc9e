// Rows of an output as measurements. Rows of one size and name that hold samples are one distribution; other rows of one
// size and name stay apart and are numbered, for nothing is ever averaged here.
import type { Measurement, QuantityKind } from '../../model/measurement.ts';
import { formatCount } from '../../units/number.ts';
import type { Complaints } from './complaints.ts';
import { figureOf, textOf } from './figure.ts';
import { agreedFigures, keyOf, measurementFrom, type Figures } from './figures.ts';
import type { FoundRow, FoundRows } from './found-rows.ts';

/** More rows are a log that should have been read as samples. */
const mostMeasurements = 2000;

export type ReadingOptions = {
  readonly quantity: QuantityKind | undefined;
  readonly decimal: '.' | ',';
};

/** What one row says. */
type ReadRow = {
  readonly place: string;
  readonly payloadBytes: number | undefined;
  readonly row: string | undefined;
  readonly figures: Figures;
  readonly samples: readonly number[];
};

type Group = {
  readonly payloadBytes: number | undefined;
  readonly row: string;
  readonly place: string;
  readonly rows: ReadRow[];
  readonly samples: number[];
};

export type ReadMeasurements = {
  readonly measurements: Measurement[];
  readonly warnings: readonly string[];
};

/** All measurements of an output, in the order of its rows. What cannot be read or cannot be true is complained of. */
export function measurementsOf(
  { rows, shared }: FoundRows,
  options: ReadingOptions,
  complaints: Complaints,
): ReadMeasurements {
  const common = readRow(shared, options, complaints);
  if (!common) return { measurements: [], warnings: [] };
  const groups = groupsOf(rows, common, options, complaints);
  const parts = groups.flatMap((group) => partsOf(group, common, complaints));
  if (parts.length > mostMeasurements) {
    complaints.add(
      `The output has ${formatCount(parts.length)} rows; those beyond ${formatCount(mostMeasurements)} are not read.`,
    );
  }
  const measurements = parts
    .slice(0, mostMeasurements)
    .flatMap((one) => measurementFrom({ ...one, quantity: options.quantity }, complaints) ?? []);
  const isNumbered = parts.length > groups.length;
  return {
    measurements,
    warnings: isNumbered
      ? [
          'Several rows have the same size and name, so they are numbered. Read a message size or a row name to tell them apart.',
        ]
      : [],
  };
}

function groupsOf(
  rows: Iterable<FoundRow>,
  common: ReadRow,
  options: ReadingOptions,
  complaints: Complaints,
): Group[] {
  const groups = new Map<string, Group>();
  for (const found of rows) {
    const read = readRow(found, options, complaints);
    if (!read) continue;
    const payloadBytes = read.payloadBytes ?? common.payloadBytes;
    const row = read.row ?? common.row ?? '';
    const key = `${String(payloadBytes)} ${row}`;
    let group = groups.get(key);
    if (!group) {
      group = { payloadBytes, row, place: read.place, rows: [], samples: [] };
      groups.set(key, group);
    }
    if (read.figures.size > 0 || read.samples.length === 0) group.rows.push(read);
    for (const sample of [...read.samples, ...common.samples]) group.samples.push(sample);
  }
  return [...groups.values()];
}

function partsOf({ rows, samples, ...group }: Group, common: ReadRow, complaints: Complaints) {
  const withCommon = (figures: Figures): Figures => new Map([...common.figures, ...figures]);
  if (samples.length > 0) {
    const own = agreedFigures(
      rows.map(({ figures }) => figures),
      group.place,
      complaints,
    );
    return [{ ...group, figures: withCommon(own), samples }];
  }
  return rows.map(({ place, figures }, index) => ({
    ...group,
    row: rows.length === 1 ? group.row : `${group.row} ${String(index + 1)}`.trim(),
    place,
    figures: withCommon(figures),
    samples,
  }));
}

/** Nothing when size or name cannot be read: its figures would stand at a wrong place. */
function readRow(
  { place, values }: FoundRow,
  { decimal }: ReadingOptions,
  complaints: Complaints,
): ReadRow | undefined {
  let payloadBytes: number | undefined;
  let row: string | undefined;
  const figures = new Map<
    string,
    { metric: FoundRow['values'][number]['metric']; value: number }
  >();
  const samples: number[] = [];
  for (const { metric, value } of values) {
    if (metric.figure === 'row') {
      row = textOf(value);
      continue;
    }
    const figure = figureOf(metric, value, decimal);
    const isSize = metric.figure === 'message-size';
    if (!figure.ok) {
      complaints.add(`${place}: ${figure.error}; ${isSize ? 'the row' : 'it'} is left out.`);
      if (isSize) return undefined;
    } else if (isSize) payloadBytes = figure.value;
    else if (keyOf(metric) === 'latency sample') samples.push(figure.value);
    else figures.set(keyOf(metric), { metric, value: figure.value });
  }
  return { place, payloadBytes, row, figures, samples };
}
