// Whether a run is complete. Complete needs exit status 0 on both ends, figures, and no fatal warning; figures without
// the rest are partial, and no figures are a failure. Tools that exit 0 whatever happens are the reason for the rest.
import type { Result } from '../../../shared/base/result.ts';
import type { Measurement } from '../../../shared/model/measurement.ts';
import type { RunState } from '../../../shared/model/run.ts';
import type { ParsedOutput, ParseFailure } from '../../../shared/tools/tool.ts';
import type { CommandEnd } from '../ssh/session.ts';
import { explainEnd } from './explain-end.ts';
import type { ToolEnds } from './measure.ts';
import type { Problem, Underway } from './underway.ts';

/** State of an ended run; `problems` are why it is not complete, the most telling first. */
export type Verdict = {
  readonly state: Extract<RunState, 'complete' | 'partial' | 'failed'>;
  readonly problems: readonly Problem[];
};

export function judgeRun(
  underway: Underway,
  ends: ToolEnds,
  parsed: Result<ParsedOutput, ParseFailure>,
): Verdict {
  const { client, server } = ends;
  const ofClient = clientProblems(underway, client);
  const ofServer = server ? serverProblems(underway, server) : [];
  // What ended first took the other end with it.
  const serverFirst = server !== undefined && server.end.endedAtMs < client.end.endedAtMs;
  const problems = [
    ...(serverFirst ? [...ofServer, ...ofClient] : [...ofClient, ...ofServer]),
    ...underway.problems,
    ...outputProblems(underway, parsed),
  ];
  if (!parsed.ok || !parsed.value.measurements.some(hasFigures))
    return { state: 'failed', problems };
  return { state: problems.length === 0 ? 'complete' : 'partial', problems };
}

/** Whether a measurement says anything besides message counts. */
function hasFigures(measurement: Measurement): boolean {
  const { distribution, reported, messagesPerSecond, bitsPerSecond } = measurement;
  const { meanNs, minNs, maxNs, percentiles = [] } = reported ?? {};
  const figures = [distribution, meanNs, minNs, maxNs, messagesPerSecond, bitsPerSecond];
  return percentiles.length > 0 || figures.some((figure) => figure !== undefined);
}

function clientProblems(
  { pair, lines }: Underway,
  { command, end }: ToolEnds['client'],
): Problem[] {
  const place = { step: 'measure', side: 'initiator' } as const;
  const { hostName } = pair.initiator;
  const problems: Problem[] = [];
  if (end.endedBy !== 'itself' || end.exitStatus !== 0) {
    const where = { hostName, argv: command.argv, lastLines: lines.initiator.lines() };
    problems.push({ ...place, ...explainEnd(end, where) });
  }
  if (end.truncated) {
    problems.push({
      ...place,
      reason: `${hostName} printed more than is kept; the rest is lost.`,
      advice: 'Ask for fewer messages, or switch off the output for each message.',
    });
  }
  return problems;
}

function serverProblems(
  { pair, lines }: Underway,
  { command, end }: NonNullable<ToolEnds['server']>,
): Problem[] {
  const place = { step: 'stop server', side: 'responder' } as const;
  const { hostName } = pair.responder;
  const explained = explainEnd(end, {
    hostName,
    argv: command.argv,
    lastLines: lines.responder.lines(),
  });
  if (end.endedBy === 'connection-lost') return [{ ...place, step: 'measure', ...explained }];
  if (command.endsByItself) {
    return end.endedBy === 'itself' && end.exitStatus === 0 ? [] : [{ ...place, ...explained }];
  }
  if (end.endedBy !== 'itself') return seenToBeGone(end) ? [] : [stillThere(hostName)];
  const reason = `The server ended before it was stopped. ${explained.reason}`;
  return [{ ...place, step: 'measure', reason, advice: explained.advice }];
}

/** A stopped process that is gone has an exit status or a signal. */
function seenToBeGone({ exitStatus, signal }: CommandEnd): boolean {
  return exitStatus !== undefined || signal !== undefined;
}

function stillThere(hostName: string): Problem {
  return {
    step: 'stop server',
    side: 'responder',
    reason: `${hostName} did not confirm that the server has ended.`,
    advice: 'See whether it still runs there before the next test uses the same port.',
  };
}

function outputProblems({ tool }: Underway, parsed: Result<ParsedOutput, ParseFailure>): Problem[] {
  const place = { step: 'parse', side: 'initiator' } as const;
  if (parsed.ok) {
    const { fatalWarnings, measurements } = parsed.value;
    const missing = measurements.some(hasFigures) ? [] : ['The output holds no figures.'];
    const advice = 'The whole output is kept with the run.';
    return [...fatalWarnings, ...missing].map((reason) => ({ ...place, reason, advice }));
  }
  const { line, found, expected } = parsed.error;
  const where = line === undefined ? '' : `, line ${line}`;
  return [
    {
      ...place,
      reason: `The output of ${tool.title} cannot be read${where}: expected ${expected}, found ${found}.`,
      advice:
        'The whole output is kept with the run. When it is fine, this version of the tool prints it in another way.',
    },
  ];
}
