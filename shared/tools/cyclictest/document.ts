// The JSON that cyclictest writes with --json, to a file or to /dev/stdout (rt-tests 2.4, src/cyclictest/cyclictest.c).
//
//   {"file_version": 1, "cmdline:": "cyclictest ...", "rt_test_version:": "2.40",     two keys end in a colon
//    "start_time": "Sat, 21 Nov 2026 05:27:00 +0000", "return_code": 0, "sysinfo": {"nodename": ..., "release": ...},
//    "num_threads": 1, "resolution_in_ns": 0,                                          1 with -N: all below is ns, else us
//    "thread": {"0": {"histogram": {"31": 1, ...}, "cycles": 999, "min": 31, "max": 2546, "avg": 69.96, "cpu": 0}}}
//
// The histogram is empty without -h, and lacks what lies above its last bucket: then it holds fewer wake-ups than cycles.
import { z } from 'zod';
import { err, ok, type Result } from '../../base/result.ts';
import { distributionFromBuckets } from '../../statistics/distribution.ts';
import { stated } from '../stated.ts';
import { instantOf } from '../text/date.ts';
import { jsonPiecesOf, type JsonPiece } from '../text/json-text.ts';
import { excerpt } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure } from '../tool.ts';
import { measurementOf, overflowWarning, type Thread } from './thread.ts';

const nsPerUs = 1000;
const count = z.number().int().nonnegative();

const threadResult = z.object({
  histogram: z.record(z.string().regex(/^\d{1,9}$/), count),
  cycles: count,
  min: count,
  max: count,
  avg: z.number().nonnegative(),
});
type ThreadResult = z.infer<typeof threadResult>;

const schema = z.object({
  'rt_test_version:': z.string().max(100).optional(),
  start_time: z.string().max(100).optional(),
  return_code: z.number().int().optional(),
  sysinfo: z
    .object({
      nodename: z.string().max(300).optional(),
      release: z.string().max(300).optional(),
      version: z.string().max(300).optional(),
    })
    .optional(),
  resolution_in_ns: z.number(),
  thread: z.record(z.string().regex(/^\d{1,4}$/), threadResult),
});
type Document = z.infer<typeof schema>;

/** The documents of cyclictest in a text. */
export function documentsIn(text: string): JsonPiece[] {
  return jsonPiecesOf(text).filter(
    (piece) =>
      piece.text.includes('"rt_test_version:"') &&
      /"cmdline:":\s*"\S*cyclictest\b/.test(piece.text),
  );
}

/** Reads one document. Never throws; fails when no thread has figures. */
export function readDocument(piece: JsonPiece): Result<ParsedOutput, ParseFailure> {
  const read = schema.safeParse(parsed(piece.text));
  if (!read.success) {
    const [issue] = read.error.issues;
    const fault = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`;
    return err({
      line: piece.line,
      found: piece.isWhole ? excerpt(fault) : 'the end of the output',
      expected: 'whole JSON, as cyclictest --json writes it',
    });
  }
  const ns = read.data.resolution_in_ns === 1 ? 1 : nsPerUs;
  const threads = Object.entries(read.data.thread).filter(([, { cycles }]) => cycles > 0);
  const rows = threads.map(([name, result]) => {
    const { thread, warnings } = threadOf(`thread ${name}`, result, ns);
    const row = measurementOf(thread);
    return { measurement: row.measurement, warnings: [...warnings, ...row.warnings] };
  });
  const measurements = rows.flatMap(({ measurement }) => measurement ?? []);
  if (measurements.length === 0) {
    return err({ line: piece.line, found: 'no cycle', expected: 'a thread that woke up' });
  }
  return ok({
    measurements,
    ...statedBy(read.data),
    warnings: rows.flatMap(({ warnings }) => warnings),
    fatalWarnings: endWarnings(read.data),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function threadOf(name: string, result: ThreadResult, ns: number) {
  const { cycles, min, max, avg } = result;
  const exact = { minNs: min * ns, maxNs: max * ns, meanNs: avg * ns };
  const buckets = Object.entries(result.histogram).map(
    ([value, times]) => [Number(value) * ns, times] as const,
  );
  const inside = buckets.reduce((sum, [, times]) => sum + times, 0);
  const isKnown = inside > 0 && inside === cycles;
  const thread: Thread = {
    name,
    reported: { count: cycles, ...exact, percentiles: [] },
    distribution: isKnown ? distributionFromBuckets(buckets, exact) : undefined,
  };
  const isOver = buckets.length > 0 && inside < cycles;
  return { thread, warnings: isOver ? [overflowWarning(name, cycles - inside, cycles)] : [] };
}

function statedBy(
  document: Document,
): Pick<ParsedOutput, 'facts' | 'parameters' | 'toolVersion' | 'startedAt'> {
  const { sysinfo = {}, start_time: start } = document;
  const facts = stated({
    hostname: sysinfo.nodename,
    'kernel-release': sysinfo.release,
    'kernel-version': sysinfo.version,
  });
  return {
    facts: Object.keys(facts).length === 0 ? {} : { initiator: facts },
    parameters: { threads: Object.keys(document.thread).length },
    ...stated({
      toolVersion: document['rt_test_version:'],
      startedAt: start === undefined ? undefined : instantOf(start),
    }),
  };
}

function endWarnings({ return_code: status = 0 }: Document): string[] {
  return status === 0 ? [] : [`cyclictest ended with the status ${String(status)}.`];
}
