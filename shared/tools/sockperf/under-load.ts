// What a latency under load is worth depends on the load, so the rate of sending stands beside it.
import { ok, type Result } from '../../base/result.ts';
import type { ParameterValue } from '../../model/plan.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { linesOf } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { readOutput } from './read-output.ts';

/** A sender that reaches less than this share of the planned rate has measured another load. */
const leastShare = 0.95;

/**
 * Reads one output of under-load or playback. Never throws; fails when it holds no latency figure. Rate and size of a
 * playback are those of its file, whatever the parameters say or the full log, which has 14 for any size.
 */
export function readUnderLoad(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const { parameters = {}, stdout } = output;
  const isPlayback = (parameters['playbackFile'] ?? '') !== '';
  const read = readOutput(output);
  const messagesPerSecond = sentPerSecond(stdout);
  if (!read.ok || messagesPerSecond === undefined) return read;
  const warnings = isPlayback ? [] : rateWarnings(messagesPerSecond, parameters['rate']);
  return ok({
    ...read.value,
    measurements: read.value.measurements.map((one) => {
      const payloadBytes = isPlayback ? undefined : one.payloadBytes;
      return stated({ ...one, payloadBytes, messagesPerSecond });
    }),
    warnings: [...read.value.warnings, ...warnings],
  });
}

/** Over the total run: the valid duration ends with the last reply, not with the last message. */
function sentPerSecond(stdout: string): number | undefined {
  const text = linesOf(stdout)
    .map((line) => line.text)
    .join('\n');
  const { seconds, sent } = groupsOf(
    /\[Total Run\] RunTime=(?<seconds>\d{1,9}\.\d+) sec;.* SentMessages=(?<sent>\d{1,15});/,
    text,
  );
  return Number(seconds) > 0 ? Number(sent) / Number(seconds) : undefined;
}

function rateWarnings(reached: number, planned: ParameterValue | undefined): string[] {
  if (typeof planned !== 'number' || reached >= planned * leastShare) return [];
  return [
    `The client sent ${Math.round(reached)} messages/s of the ${planned} that were planned: the load was another.`,
  ];
}
