// Between the stored form of a distribution and the histogram that answers.
import { decodeHdr, encodeHdr } from './hdr-codec.ts';
import type { ExactFigures } from './histogram.ts';
import { Histogram, mergeHistograms } from './histogram.ts';

/**
 * A whole distribution as an experiment stores it; `distribution` of shared/model/measurement.ts is the schema of this
 * type, declared again here because statistics stands below the model. All figures in ns, exact over all samples.
 */
export type Distribution = ExactFigures & {
  readonly source: 'samples' | 'histogram';
  readonly count: number;
  /** See hdr-codec.ts. */
  readonly hdr: string;
};

/**
 * The distribution of all samples in ns, each rounded to whole ns.
 *
 * @returns `undefined` when there is no sample, or one that cannot be a duration (negative, not finite): a parser that
 *   read such a figure has misread its tool, and dropping it would hide that.
 */
export function distributionFromSamples(valuesNs: Iterable<number>): Distribution | undefined {
  const histogram = new Histogram();
  for (const value of valuesNs) {
    if (!histogram.record(value)) return undefined;
  }
  return distributionOf(histogram, 'samples');
}

/**
 * The distribution of a tool's own histogram.
 *
 * @param buckets Value in ns (the bucket's upper end where the tool gives a range) and how many samples it holds.
 * @param exact What the tool printed beside its buckets; a figure that it did not print is taken from the buckets.
 * @returns `undefined` when nothing is counted, or a value or count is negative or not a number.
 */
export function distributionFromBuckets(
  buckets: readonly (readonly [valueNs: number, count: number])[],
  exact: Partial<ExactFigures>,
): Distribution | undefined {
  const histogram = new Histogram();
  for (const [valueNs, count] of buckets) {
    if (count !== 0 && !histogram.record(valueNs, count)) return undefined;
  }
  if (histogram.count === 0) return undefined;
  const { minNs, maxNs, meanNs, standardDeviationNs } = histogram;
  histogram.restoreExact({ minNs, maxNs, meanNs, standardDeviationNs, ...exact });
  return distributionOf(histogram, 'histogram');
}

const decoded = new WeakMap<Distribution, Histogram>();

/**
 * The histogram of a distribution, with its exact figures. Decoded once per record: records never change. Callers read
 * it and do not record into it.
 *
 * @returns `undefined` when the encoded buckets cannot be read or do not hold the stated count.
 */
export function histogramOf(distribution: Distribution): Histogram | undefined {
  const known = decoded.get(distribution);
  if (known !== undefined) return known;
  const histogram = decodeHdr(distribution.hdr);
  if (histogram?.count !== distribution.count) return undefined;
  histogram.restoreExact(distribution);
  decoded.set(distribution, histogram);
  return histogram;
}

type Merge = { readonly parts: readonly Distribution[]; readonly merged: Distribution };
/** The last merge that begins with a distribution: a comparison asks for the same one with every step of its focus. */
const merges = new WeakMap<Distribution, Merge>();

/**
 * One distribution of everything that several hold: histograms are merged, percentiles never averaged.
 *
 * @returns `undefined` for none, or when one cannot be read: a merge that silently lacks a part would be a lie.
 */
export function mergeDistributions(parts: readonly Distribution[]): Distribution | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const known = merges.get(first);
  if (known?.parts.length === parts.length && known.parts.every((part, at) => part === parts[at]))
    return known.merged;
  const histograms = parts.map(histogramOf).filter((histogram) => histogram !== undefined);
  if (histograms.length < parts.length) return undefined;
  const isAllSamples = parts.every(({ source }) => source === 'samples');
  const histogram = mergeHistograms(histograms);
  const merged = distributionOf(histogram, isAllSamples ? 'samples' : 'histogram');
  if (merged === undefined) return undefined;
  decoded.set(merged, histogram);
  merges.set(first, { parts, merged });
  return merged;
}

/** What a histogram holds, in the form in which it is stored; `undefined` when it is empty. */
export function distributionOf(
  histogram: Histogram,
  source: Distribution['source'],
): Distribution | undefined {
  if (histogram.count === 0) return undefined;
  const { count, minNs, maxNs, meanNs, standardDeviationNs } = histogram;
  return { source, count, minNs, maxNs, meanNs, standardDeviationNs, hdr: encodeHdr(histogram) };
}
