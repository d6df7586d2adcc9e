import { z } from 'zod';

/**
 * What a latency figure is. Never a label, never converted silently.
 * - *rtt*: round-trip time (RFC 2681).
 * - *half-rtt*: RTT / 2, what sfnt-pingpong, sockperf, perftest and qperf print; not a one-way delay.
 * - *one-way-delay*: RFC 7679; only with synchronised clocks.
 */
export const quantityKind = z.enum(['rtt', 'half-rtt', 'one-way-delay']);
export type QuantityKind = z.infer<typeof quantityKind>;

export const quantity = z.strictObject({
  kind: quantityKind,
  /** How it is known: printed by the tool, inferred from command line or documentation, or assumed (badged). */
  known: z.enum(['printed', 'inferred', 'assumed']),
});
export type Quantity = z.infer<typeof quantity>;

/** One percentile that a tool printed. `percentile` is 0..100, `valueNs` in nanoseconds. */
export const quantilePoint = z.strictObject({
  percentile: z.number().min(0).max(100),
  valueNs: z.number(),
});
export type QuantilePoint = z.infer<typeof quantilePoint>;

/** Figures that the tool itself printed, in nanoseconds. What it did not print is absent. */
export const reported = z.strictObject({
  count: z.number().int().nonnegative().optional(),
  meanNs: z.number().optional(),
  minNs: z.number().optional(),
  maxNs: z.number().optional(),
  standardDeviationNs: z.number().optional(),
  /** Ascending by percentile. A printed median is percentile 50. */
  percentiles: z.array(quantilePoint),
});
export type Reported = z.infer<typeof reported>;

/**
 * A whole distribution, from all samples or from the tool's own histogram.
 *
 * `hdr` is an HdrHistogram V2 compressed payload in base64: 3 significant digits, unit 1 ns.
 * `count`, `minNs`, `maxNs` and `meanNs` are exact over all samples, not read off the buckets
 * (for `source: histogram` they are as exact as the tool's histogram allows).
 */
export const distribution = z.strictObject({
  source: z.enum(['samples', 'histogram']),
  count: z.number().int().positive(),
  minNs: z.number(),
  maxNs: z.number(),
  meanNs: z.number(),
  standardDeviationNs: z.number().nonnegative(),
  hdr: z.string(),
});
export type Distribution = z.infer<typeof distribution>;

export const messageCounts = z.strictObject({
  sent: z.number().int().nonnegative().optional(),
  received: z.number().int().nonnegative().optional(),
  lost: z.number().int().nonnegative().optional(),
  duplicated: z.number().int().nonnegative().optional(),
  outOfOrder: z.number().int().nonnegative().optional(),
  retransmitted: z.number().int().nonnegative().optional(),
});
export type MessageCounts = z.infer<typeof messageCounts>;

/** What one tool execution reported for one message size, or for one row or direction. */
export const measurement = z.strictObject({
  /** Message payload in bytes; absent when the tool does not say. */
  payloadBytes: z.number().int().nonnegative().optional(),
  /** Tells rows of one output apart where the size does not, such as `sent` and `received`; else empty. */
  row: z.string().max(200),
  /** Present when there are latency figures. */
  quantity: quantity.optional(),
  reported: reported.optional(),
  distribution: distribution.optional(),
  counts: messageCounts.optional(),
  messagesPerSecond: z.number().nonnegative().optional(),
  bitsPerSecond: z.number().nonnegative().optional(),
  /** RFC 3550 interarrival jitter. */
  interarrivalJitterNs: z.number().nonnegative().optional(),
});
export type Measurement = z.infer<typeof measurement>;
