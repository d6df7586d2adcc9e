// The first lines that dnsperf and resperf share.
//
//   DNS Performance Testing Tool                    resperf: DNS Resolution Performance Testing Tool
//   Version 2.10.0
//   [Status] Command line: dnsperf -s 10.99.0.2 -p 5353 -d q.txt -l 4 -Q 500 -S 1
//   [Status] Started at: Fri Nov 20 21:40:05 2026       local time of the initiator, without its zone; dnsperf only
//
// Format: DNS-OARC dnsperf 2.10 and 2.14.
import type { ParameterValues } from '../../model/plan.ts';
import { stated } from '../stated.ts';
import { groupsIn } from '../text/first-match.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

/** A flag of the command line with the parameter that it sets; numbers where the parameter is one. */
export type Flag = {
  readonly flag: string;
  readonly parameter: string;
  readonly isNumber?: boolean;
};

/** Version, date as printed, and the parameters that the command line states. */
export function headOf(
  lines: readonly Line[],
  flags: readonly Flag[],
): Pick<ParsedOutput, 'parameters' | 'toolVersion' | 'startedAtText'> {
  const { version } = groupsIn(lines, /^Version (?<version>\d\S*)$/);
  const { date } = groupsIn(lines, /^\[Status\] Started at: (?<date>.+)$/);
  const { command = '' } = groupsIn(lines, /^\[Status\] Command line: (?<command>.+)$/);
  return {
    parameters: parametersOf(command.split(/\s+/), flags),
    ...stated({ toolVersion: version, startedAtText: date }),
  };
}

function parametersOf(words: readonly string[], flags: readonly Flag[]): ParameterValues {
  return Object.fromEntries(
    flags.flatMap(({ flag, parameter, isNumber = false }): [string, string | number][] => {
      const at = words.indexOf(flag);
      const value = at < 0 ? undefined : words[at + 1];
      if (value === undefined || (isNumber && !/^\d+(?:\.\d+)?$/.test(value))) return [];
      return [[parameter, isNumber ? Number(value) : value]];
    }),
  );
}

/** What the answers said, where that is not an answer to the question: neither NOERROR nor NXDOMAIN. */
export function refusals(lines: readonly Line[]): {
  readonly warnings: string[];
  readonly fatalWarnings: string[];
} {
  const { codes = '' } = groupsIn(lines, /^\s+Response codes:\s+(?<codes>\S.*)$/);
  const listed = codes.split(', ').filter((code) => /^[A-Z]+\d* \d+ \(/.test(code));
  const bad = listed.filter((code) => !/^(?:NOERROR|NXDOMAIN) /.test(code));
  if (bad.length === 0) return { warnings: [], fatalWarnings: [] };
  const said = `Answers that are none: ${bad.join(', ')}; they are in the figures.`;
  return bad.length === listed.length
    ? { warnings: [], fatalWarnings: [said] }
    : { warnings: [said], fatalWarnings: [] };
}

/** Why there are no statistics: the tool's own complaint, or where its output ends. */
export function noStatistics(
  lines: readonly Line[],
  { stderr = '' }: ToolOutput,
  expected: string,
): ParseFailure {
  const complaint = linesOf(stderr).find(({ text }) => text.trim() !== '');
  const last = lines.findLast(({ text }) => text.trim() !== '');
  return {
    ...(!complaint && last && { line: last.number }),
    found: excerpt((complaint ?? last)?.text ?? 'nothing'),
    expected,
  };
}
