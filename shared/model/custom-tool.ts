// A tool that a person describes: which command runs, and where in its output the figures are. It stands inside the
// experiment, and each run of it carries its own copy, so that the numbers can be told again when it has changed.
import { z } from 'zod';
import { customToolId } from './identifiers.ts';
import { quantityKind } from './measurement.ts';

/** How many ns one of each unit is. */
export const nsPerTimeUnit = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 } as const;
export const timeUnit = z.enum(['ns', 'us', 'ms', 's']);
export type TimeUnit = z.infer<typeof timeUnit>;

/** How many bit/s one of each unit is; K, M and G are powers of 1000, Ki and Mi of 1024. */
export const bitsPerRateUnit = {
  'bit/s': 1,
  'kbit/s': 1e3,
  'Mbit/s': 1e6,
  'Gbit/s': 1e9,
  'B/s': 8,
  'kB/s': 8e3,
  'MB/s': 8e6,
  'GB/s': 8e9,
  'KiB/s': 8 * 1024,
  'MiB/s': 8 * 1024 ** 2,
  'GiB/s': 8 * 1024 ** 3,
} as const;
export const bytesPerSizeUnit = { B: 1, KiB: 1024, MiB: 1024 ** 2 } as const;

/** What one number of the output is. */
export const metric = z.discriminatedUnion('figure', [
  /** `sample`: one latency of many; all of one row together are its distribution. */
  z.strictObject({
    figure: z.literal('latency'),
    statistic: z.enum(['mean', 'min', 'max', 'standard-deviation', 'sample']),
    unit: timeUnit,
  }),
  z.strictObject({
    figure: z.literal('percentile'),
    percentile: z.number().min(0).max(100),
    unit: timeUnit,
  }),
  z.strictObject({ figure: z.literal('interarrival-jitter'), unit: timeUnit }),
  z.strictObject({ figure: z.literal('messages-per-second') }),
  z.strictObject({
    figure: z.literal('throughput'),
    unit: z.enum([
      ...['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'B/s', 'kB/s', 'MB/s', 'GB/s'],
      ...['KiB/s', 'MiB/s', 'GiB/s'],
    ] as const),
  }),
  z.strictObject({
    figure: z.literal('count'),
    of: z.enum([
      'samples',
      'sent',
      'received',
      'lost',
      'duplicated',
      'outOfOrder',
      'retransmitted',
    ]),
  }),
  z.strictObject({ figure: z.literal('message-size'), unit: z.enum(['B', 'KiB', 'MiB']) }),
  /** Text that tells rows of one output apart where the size does not. */
  z.strictObject({ figure: z.literal('row') }),
]);
export type Metric = z.infer<typeof metric>;

/** A regular expression of the RE2 kind (linear in time, so no look-around and no back-references). */
const pattern = z.string().min(1).max(2000);
const source = z.string().min(1).max(400);

/** A number of the output and what it is. `from` names it as its form of reading does: a group, a path, a column. */
const reads = z
  .array(z.strictObject({ from: source, metric }))
  .min(1)
  .max(100);

/** Where the figures are. */
export const reading = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('patterns'),
    /**
     * Each is searched line by line; its named groups are the sources. One with `rows` makes a row of every line that it
     * matches; what the others match (their last match) holds for every row, or is the one row where none has `rows`.
     */
    patterns: z
      .array(z.strictObject({ pattern, rows: z.boolean().default(false) }))
      .min(1)
      .max(50),
    reads,
  }),
  z.strictObject({
    form: z.literal('json'),
    /**
     * Path of a list whose members are rows, or with `[*]` of every row; absent: each document of the output is a row.
     * Sources are paths within a row (`@` is the row itself), or from the document where they begin with `$`.
     */
    rows: source.optional(),
    reads,
  }),
  z.strictObject({
    form: z.literal('csv'),
    /** A blank stands for any number of them. */
    delimiter: z.enum([',', ';', '\t', '|', ' ']).default(','),
    decimal: z.enum(['.', ',']).default('.'),
    /** What parts the thousands of a number; absent: nothing does, and such a number is a fault. Never the decimal mark. */
    thousands: z.enum([',', '.', ' ', "'"]).optional(),
    /**
     * Whether a line names the columns: the first that has all the names which are read, so that lines of a log may stand
     * before it. Else sources are numbers of columns, from 1. Lines that begin with `#` are no rows.
     */
    header: z.boolean().default(true),
    reads,
  }),
]);
export type Reading = z.infer<typeof reading>;

const argv = z.array(z.string().min(1).max(4000)).min(1).max(200);

/** A parameter of the command; `{name}` in an argument stands for its value. */
export const customParameter = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'Expected a name such as size or busyPoll.'),
  label: z.string().min(1).max(80),
  unit: z.string().max(20).optional(),
  value: z.union([z.number(), z.string().max(400)]),
});

/**
 * What runs. Arguments are handed over as they are, never through a shell. In them stand `{name}` of a parameter,
 * `{initiator}` and `{responder}` for the data-plane addresses, `{work}` for a folder on the host, `{port}` for a free port.
 * `{{name}}` is `{name}` itself, for programs that know braces.
 */
export const customCommand = z.strictObject({
  server: z
    .strictObject({
      argv,
      readiness: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('line'),
          stream: z.enum(['stdout', 'stderr']),
          pattern,
        }),
        /** `{port}`, or a number. */
        z.strictObject({
          kind: z.literal('port'),
          protocol: z.enum(['tcp', 'udp']),
          port: z.string().min(1).max(40),
        }),
      ]),
      endsByItself: z.boolean().default(false),
    })
    .optional(),
  client: z.strictObject({ argv }),
  /** A file in `{work}` that the client leaves and that is read in place of its standard output. */
  file: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,100}$/, 'Expected a plain file name, such as result.json.')
    .optional(),
  estimatedSeconds: z.number().positive().max(86_400),
  parameters: z.array(customParameter).max(40).default([]),
});
export type CustomCommand = z.infer<typeof customCommand>;

export const customTool = z.strictObject({
  id: customToolId,
  name: z.string().min(1).max(120),
  /** What its figures mean, shown beside the result. */
  meaning: z.string().max(1000).default(''),
  /** What its latency figures are; needed as soon as it reads one. */
  quantity: quantityKind.optional(),
  /** Raised by each change of `reading`. */
  parserVersion: z.number().int().positive(),
  /** Absent: outputs are imported only. */
  command: customCommand.optional(),
  /** A line that only its outputs have, by which an import recognises them; absent: the person chooses the tool. */
  recognise: pattern.optional(),
  reading,
});
export type CustomTool = z.infer<typeof customTool>;
