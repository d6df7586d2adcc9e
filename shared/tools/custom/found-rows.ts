import type { Metric } from '../../model/custom-tool.ts';

/** One number of the output as it stands there: text, or whatever JSON holds. */
export type FoundValue = { readonly metric: Metric; readonly value: unknown };

export type FoundRow = {
  /** Where it stands, as the start of a sentence: `Line 12`, `results 3`. */
  readonly place: string;
  readonly values: readonly FoundValue[];
};

/** What one form of reading found. `shared` holds for every row that does not say it itself. */
export type FoundRows = { readonly rows: Iterable<FoundRow>; readonly shared: FoundRow };

export const nothingShared: FoundRow = { place: 'The output', values: [] };
