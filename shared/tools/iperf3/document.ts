// The part of iperf3's JSON that is read. Format: iperf 3.12 and 3.21, src/iperf_api.c and iperf_client_api.c.
import { z } from 'zod';

/** Beyond every link there is: 1 Pbit/s. */
const mostBitsPerSecond = 1e15;
/** An hour: a longer round trip or jitter is a broken clock. */
const longestMs = 3_600_000;

const count = z.number().int().nonnegative();
const microseconds = z
  .number()
  .int()
  .nonnegative()
  .max(longestMs * 1000);

/** One direction's sum. Figures of UDP stand beside those of TCP; what does not apply is absent. */
const sum = z.object({
  bytes: count.optional(),
  bits_per_second: z.number().nonnegative().max(mostBitsPerSecond),
  retransmits: count.optional(),
  jitter_ms: z.number().nonnegative().max(longestMs).optional(),
  /** Below zero when packets that were counted as lost came late (seen with reordering). */
  lost_packets: z.number().int().optional(),
  packets: count.optional(),
});
export type Sum = z.infer<typeof sum>;

const seconds = z.number().nonnegative().max(1e9);
const intervalSum = sum.extend({
  start: seconds,
  end: seconds,
  omitted: z.boolean().optional(),
  /** Whether the side that printed sends. */
  sender: z.boolean().optional(),
});
export type IntervalSum = z.infer<typeof intervalSum>;

const tcpSender = z.object({
  min_rtt: microseconds.optional(),
  mean_rtt: microseconds.optional(),
  max_rtt: microseconds.optional(),
  /** Whether the initiator sends; else the figures are those of the responder's socket, which stay 0 or stand still. */
  sender: z.boolean().optional(),
});
export type TcpSender = z.infer<typeof tcpSender>;

const stream = z.object({
  sender: tcpSender.optional(),
  udp: z.object({ out_of_order: count.optional(), sender: z.boolean().optional() }).optional(),
});

/** What the client prints with -J, and with --json-stream in pieces. After a failure `end` is empty and `error` says why. */
export const iperfDocument = z.object({
  start: z.object({
    version: z.string().max(200).optional(),
    system_info: z.string().max(1000).optional(),
    timestamp: z.object({ timesecs: count.max(4_102_444_800) }).optional(),
    test_start: z
      .object({
        protocol: z.string().max(40),
        num_streams: count,
        blksize: count,
        omit: count,
        duration: count,
        reverse: count,
      })
      .optional(),
  }),
  intervals: z
    .array(z.object({ sum: intervalSum.optional(), sum_bidir_reverse: intervalSum.optional() }))
    .max(1_000_000)
    .optional(),
  end: z.object({
    streams: z.array(stream).max(1000).optional(),
    /** Of UDP before 3.10, the only sum: the receiver's jitter and losses. */
    sum: sum.optional(),
    sum_sent: sum.optional(),
    sum_received: sum.optional(),
    sum_sent_bidir_reverse: sum.optional(),
    sum_received_bidir_reverse: sum.optional(),
    sender_tcp_congestion: z.string().max(80).optional(),
  }),
  error: z.string().max(4000).optional(),
});
export type IperfDocument = z.infer<typeof iperfDocument>;
