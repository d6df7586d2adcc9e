import type { ParameterValues } from '../../model/plan.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import type { ToolOutput } from '../tool.ts';
import type { Row } from './table.ts';

/** The program ends by itself when it can send no more than this share of a rate. */
const usualStopPercent = 90;

const rates = /\s--rates[= ](?<lowest>\d{1,9})-(?<highest>\d{1,9})(?:\+(?<step>\d{1,9}))?/;

/** Parameters that a command line states. */
export function parametersOf(commandLine: string): ParameterValues {
  const { lowest, highest, step } = groupsOf(rates, commandLine);
  const { millisec } = groupsOf(/\s--millisec[= ](?<millisec>\d{1,9})/, commandLine);
  const { affinity } = groupsOf(/\s--affinity[= ]"?(?<affinity>[\w,;]+)"?/, commandLine);
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  return stated({
    lowest: number(lowest),
    highest: number(highest),
    step: number(step),
    timePerRate: number(millisec),
    affinity,
    rtt: /\s--rtt(?:\s|=1|$)/.test(commandLine) ? true : undefined,
    spin: /\s--spin(?:\s|=1|$)/.test(commandLine) ? true : undefined,
  });
}

/** Rates that were asked for and have no row, unless the program stopped because it could not keep up. */
export function missingRates(
  commandLine: string,
  rows: readonly Row[],
  { stdout, stderr = '' }: ToolOutput,
): string[] {
  const { highest, step } = groupsOf(rates, commandLine);
  const last = rows.at(-1);
  if (highest === undefined || step === undefined || !last) return [];
  const isAll = last.target + Number(step) > Number(highest);
  const { stop } = groupsOf(/\s--stop[= ](?<stop>\d{1,3})/, commandLine);
  const leastShare = Number(stop ?? usualStopPercent) / 100;
  const isStopped =
    last.sent < last.target * leastShare ||
    `${stdout}\n${stderr}`.includes('% of target; stopping');
  if (isAll || isStopped) return [];
  return [
    `Rates up to ${highest} messages/s were asked for; the table ends at ${String(last.target)}, the run is partial.`,
  ];
}
