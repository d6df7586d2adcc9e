// An output of hey: its summary, or with `-o csv` one request a row. All times are in seconds with four decimals, so that
// nothing below 0.1 ms can be told apart and everything below 0.05 ms reads 0.
//
//   Summary:
//     Total:	0.2358 secs
//     Slowest:	0.0120 secs
//     Fastest:	0.0001 secs
//     Average:	0.0009 secs
//     Requests/sec:	4241.6176
//     Size/request:	5 bytes
//   Latency distribution:
//     50% in 0.0007 secs                        10, 25, 50, 75, 90, 95, 99
//   Status code distribution:
//     [200]	270 responses
//   Error distribution:                          requests without an answer; they are in no figure
//     [10]	Get "http://...": dial tcp 127.0.0.1:18999: connect: connection refused
//
//   response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset
//   0.0053,0.0001,0.0000,0.0000,0.0051,0.0001,200,0.0007       offset: when it was sent
//
// Format: hey 0.1.4, requester/report.go and print.go. Rows stop at a million, and errors are in none. Not read: the
// histogram, whose eleven bounds are rounded to ms, and the parts of the time.
import type { Result } from '../../base/result.ts';
import { err } from '../../base/result.ts';
import { excerpt, linesOf } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { readRows, rowTitle } from './rows.ts';
import { readSummary } from './summary.ts';

/** Reads one output. Never throws; fails when no request was answered. */
export function readOutput({
  stdout,
  stderr = '',
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout);
  const title = lines.findIndex(({ text }) => text === rowTitle);
  if (title >= 0) return readRows(lines.slice(title));
  if (lines.some(({ text }) => text === 'Summary:')) return readSummary(lines);
  const said = [...linesOf(stderr), ...lines].find(({ text }) => text.trim() !== '');
  return err({
    found: excerpt(said?.text ?? 'nothing'),
    expected: 'a line Summary:, or the title of the rows that -o csv prints',
  });
}
