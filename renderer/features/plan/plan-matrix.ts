// A plan as a matrix: conditions (pair and levels) by tests.
import { quoteArgv } from '../../../shared/base/quote.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import type { PairEnd } from '../../../shared/model/pair.ts';
import type { ToolCommands } from '../../../shared/tools/tool.ts';
import { findToolIn } from '../../../shared/tools/toolbox.ts';
import type { PlannedRun } from '../../../shared/views/plan-cells.ts';

export type MatrixCell = {
  /** Which condition of the planned runs. */
  readonly condition: number;
  readonly run: PlannedRun;
  /** Absent while the parameters are not readable. */
  readonly seconds: number | undefined;
};

export type MatrixRow = {
  /** Levels, or the pair where there are none. */
  readonly title: string;
  readonly pairName: string;
  readonly cells: readonly MatrixCell[];
};

/** The rows in the order of the plan; one run stands for all repeats of its condition. */
export function matrixRows(
  experiment: Experiment,
  runs: readonly PlannedRun[],
): readonly MatrixRow[] {
  const firsts = runs.filter(({ repeat }) => repeat === 1);
  const cells = firsts
    .toSorted((a, b) => a.condition - b.condition)
    .map((run) => ({
      condition: run.condition,
      run,
      seconds: commandsOf(experiment, run)?.estimatedSeconds,
    }));
  const keyOf = ({ run }: MatrixCell) => JSON.stringify([run.pairId, run.factors]);
  return [...new Set(cells.map(keyOf))].map((key) => {
    const own = cells.filter((cell) => keyOf(cell) === key);
    const first = own[0]?.run;
    const pairName = (first && experiment.pairs[first.pairId]?.name) ?? '';
    const levels = Object.values(first?.factors ?? {}).join(', ');
    return { title: levels || pairName, pairName: levels ? pairName : '', cells: own };
  });
}

/** The work folder is made for each run; its name is not known before. */
const workDirectory = 'WORKDIR';

/** What both sides will execute, or `undefined` while the parameters are not readable. */
export function commandsOf(experiment: Experiment, run: PlannedRun): ToolCommands | undefined {
  const tool = findToolIn(experiment, run.toolId);
  const pair = experiment.pairs[run.pairId];
  if (!tool || !pair || !tool.parameters.safeParse(run.parameters).success) return undefined;
  const addressOf = ({ hostId, netdev }: PairEnd) =>
    experiment.hosts[hostId]?.interfaces.find((own) => own.netdev === netdev)?.address ?? netdev;
  return tool.commands(run.parameters, {
    initiatorAddress: addressOf(pair.initiator),
    responderAddress: addressOf(pair.responder),
    workDirectory,
    programs: Object.fromEntries(
      tool.programs.map((name) => [name, `${workDirectory}/${name.split('/').at(-1) ?? name}`]),
    ),
  });
}

/** Both command lines as a person would type them, responder first as it has to be started first. */
export function commandLines(
  commands: ToolCommands,
): readonly { readonly role: 'responder' | 'initiator'; readonly line: string }[] {
  return [
    ...(commands.server
      ? [{ role: 'responder', line: quoteArgv(commands.server.argv) } as const]
      : []),
    { role: 'initiator', line: quoteArgv(commands.client.argv) },
  ];
}

/** `1 min 18 s`; hours without seconds. */
export function formatSpan(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60)
    return whole % 60 === 0
      ? `${String(minutes)} min`
      : `${String(minutes)} min ${String(whole % 60)} s`;
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}
