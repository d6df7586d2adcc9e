// What the client of `sockperf throughput` printed, 3.7:
//
//   sockperf: Total of 951352 messages sent in 2.001 sec
//   sockperf: NOTE: test was performed, using msg-size=16384. For getting maximum throughput ...   not for every size
//   sockperf: Summary: Message Rate is 475549 [msg/sec]
//   sockperf: Summary: BandWidth is 667.580 MBps (5340.638 Mbps)       1.224 GBps (9.791 Gbps) with --giga-size
//
// "M" is 1,048,576, of bytes as of bits, and "G" a thousand of them: 475549 messages of 1472 bytes are 667.580 "MBps".
// With --increase_output_precision alone (nine decimals) 3.7 prints the figure in "M" and calls it "G".
// The size is printed only in the NOTE; else it comes from the parameters.
import { err, ok, type Result } from '../../base/result.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

const bitsPerUnit: Readonly<Record<string, number>> = { M: 1_048_576, G: 1_048_576_000 };

/** Reads one output. Never throws; fails when it holds no rate. */
export function readThroughput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(output.stdout);
  const text = lines.map((line) => line.text).join('\n');
  const { rate } = groupsOf(/Summary: Message Rate is (?<rate>\d{1,12}(?:\.\d+)?) \[msg/, text);
  if (rate === undefined) return err(nothingRead(lines));
  const { version } = groupsOf(/== version #(?<version>\S+) ==/, text);
  const { protocol } = groupsOf(/# (?<protocol>TCP|UDP)\b/, text);
  const { sent } = groupsOf(/Total of (?<sent>\d{1,15}) messages sent in/, text);
  const { size: printed } = groupsOf(/using msg-size=(?<size>\d{1,6})\b/, text);
  const size = printed === undefined ? undefined : Number(printed);
  const bitsPerSecond = bitsPerSecondOf(text);
  return ok({
    measurements: [
      stated({
        payloadBytes: size ?? sizeAskedFor(output),
        row: '',
        counts: sent === undefined ? undefined : { sent: Number(sent) },
        messagesPerSecond: Number(rate),
        bitsPerSecond,
      }),
    ],
    facts: {},
    parameters: stated({ protocol: protocol?.toLowerCase(), size }),
    ...(version !== undefined && { toolVersion: version }),
    warnings: [],
    fatalWarnings:
      bitsPerSecond === undefined
        ? ['The output ends before the bandwidth; the run is partial.']
        : [],
  });
}

/** Of the payload. */
function bitsPerSecondOf(text: string): number | undefined {
  const {
    value,
    decimals,
    unit = '',
  } = groupsOf(
    /BandWidth is [\d.]+ [MG]Bps \((?<value>\d{1,12}\.(?<decimals>\d+)) (?<unit>[MG])bps\)/,
    text,
  );
  const factor = bitsPerUnit[decimals?.length === 9 ? 'M' : unit];
  return factor === undefined ? undefined : Math.round(Number(value) * factor);
}

function sizeAskedFor({ parameters }: ToolOutput): number | undefined {
  const size = parameters?.['size'];
  return typeof size === 'number' && Number.isInteger(size) && size >= 0 ? size : undefined;
}

function nothingRead(lines: readonly Line[]): ParseFailure {
  const last = lines.findLast((line) => line.text.trim() !== '');
  return {
    ...(last && { line: last.number }),
    found: excerpt(last?.text ?? 'nothing'),
    expected: 'a rate such as Summary: Message Rate is 475549 [msg/sec]',
  };
}
