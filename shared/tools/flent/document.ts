// The part of Flent's data file that is read. Format: Flent 2, flent/resultset.py (file format versions 1 to 4) and
// flent/runners.py, which writes the raw values and the metadata of each series.
import { z } from 'zod';

const text = z.string().max(100_000).nullish();
const figure = z.number().nullish();

/** One raw value. Which keys there are tells what it is: see series.ts. */
const rawValue = z.object({
  val: figure,
  /** Number of the message: one ping of its own. */
  seq: figure,
  /** Length of the interval in s: `val` is a mean over it. */
  dur: figure,
  lost: z.boolean().nullish(),
});
export type RawValue = z.infer<typeof rawValue>;

const seriesMeta = z.object({
  UNITS: text,
  /** Over the whole series, as the program behind it printed them, in `UNITS`. */
  MEAN_VALUE: figure,
  MIN_VALUE: figure,
  MAX_VALUE: figure,
  RTT_MIN: figure,
  RTT_MAX: figure,
  PACKETS_SENT: figure,
  PACKETS_RECEIVED: figure,
});
export type SeriesMeta = z.infer<typeof seriesMeta>;

export const flentDocument = z.object({
  version: z.number().int().positive().max(4).optional(),
  metadata: z.object({
    NAME: text,
    TITLE: text,
    NOTE: text,
    HOST: text,
    LOCAL_HOST: text,
    TIME: text,
    FLENT_VERSION: text,
    DATA_FILENAME: text,
    LENGTH: figure,
    KERNEL_RELEASE: text,
    /** Set where Flent made raw values from the points of its plot. */
    FAKE_RAW_VALUES: z.boolean().nullish(),
    SERIES_META: z.record(z.string(), seriesMeta).nullish(),
  }),
  x_values: z.array(z.number()),
  results: z.record(z.string(), z.array(z.number().nullable())),
  raw_values: z.record(z.string(), z.array(rawValue)).nullish(),
});
export type FlentDocument = z.infer<typeof flentDocument>;
