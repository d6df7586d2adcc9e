// A plan as the runs that it asks for, in the order in which they are executed.
import type { Experiment } from '../model/experiment.ts';
import type { PairId } from '../model/identifiers.ts';
import type { Factor, Level, ParameterValues, Plan, Test } from '../model/plan.ts';
import { seededRandom, shuffled } from '../statistics/seeded-random.ts';
import type { Tool } from '../tools/tool.ts';
import { findToolIn } from '../tools/toolbox.ts';
import { formatCount } from '../units/number.ts';
import { generatedRunTitle } from './run-title.ts';

/** More than a week of one-minute runs: a slip in the plan, not a wish. */
const mostRuns = 10_000;

/** One run that a plan asks for. */
export type PlannedRun = {
  /** Place in the executed order, from 1. */
  readonly orderIndex: number;
  /** Which repeat of its condition, from 1. */
  readonly repeat: number;
  /** Which condition (pair, levels and test), from 0, in the order of the plan's matrix. */
  readonly condition: number;
  readonly pairId: PairId;
  readonly toolId: string;
  readonly testTitle: string;
  readonly title: string;
  /** The test's own, overlaid with those that the levels set. */
  readonly parameters: ParameterValues;
  /** Factor name to level name. */
  readonly factors: Readonly<Record<string, string>>;
};

/** What planning needs to know of a tool. */
export type PlannedTool = Pick<Tool, 'title' | 'parameters' | 'importOnly'>;
type LookUpTool = (id: string) => PlannedTool | undefined;

type Condition = Omit<PlannedRun, 'orderIndex' | 'repeat' | 'condition'>;
type ChosenLevel = { readonly factor: Factor; readonly level: Level };

/**
 * The runs of a plan in executed order, and what stands in its way, in words. Tests of tools that are unknown or only
 * read, and pairs that are gone, make no runs; everything else still does, so that the matrix can be shown while the plan is being written.
 *
 * @param lookUp Where tools come from; unless stated, the catalogue and the experiment.
 */
export function planRuns(
  experiment: Experiment,
  plan: Plan,
  lookUp: LookUpTool = (id) => findToolIn(experiment, id),
): { readonly runs: readonly PlannedRun[]; readonly problems: readonly string[] } {
  const factors = plan.factorIds.flatMap((id) => experiment.factors[id] ?? []);
  const problems = [
    ...missingThings(experiment, plan, lookUp),
    ...levelParametersWithoutTest(factors, plan.tests, lookUp),
  ];
  const asked = factors.reduce(
    (product, { levels }) => product * levels.length,
    plan.tests.length * plan.pairIds.length * plan.repeats,
  );
  if (asked > mostRuns) {
    problems.push(
      `The plan asks for ${formatCount(asked)} runs; at most ${formatCount(mostRuns)} are possible. Take away a factor, a level or repeats.`,
    );
    return { runs: [], problems };
  }
  const conditions = conditionsOf(experiment, plan, factors, lookUp);
  problems.push(...parametersThatDoNotFit(conditions, lookUp));
  return { runs: executedOrder(conditions, plan), problems };
}

function conditionsOf(
  experiment: Experiment,
  plan: Plan,
  factors: readonly Factor[],
  lookUp: LookUpTool,
): Condition[] {
  const pairs = plan.pairIds.flatMap((id) => experiment.pairs[id] ?? []);
  return pairs.flatMap((pair) =>
    combinationsOf(factors).flatMap((chosen) =>
      plan.tests.flatMap((test) => {
        const tool = lookUp(test.toolId);
        if (tool === undefined || tool.importOnly) return [];
        const testTitle = test.title === '' ? tool.title : test.title;
        const levels = Object.fromEntries(
          chosen.map(({ factor, level }) => [factor.name, level.name]),
        );
        return {
          pairId: pair.id,
          toolId: test.toolId,
          testTitle,
          title: generatedRunTitle(testTitle, pair.name, levels),
          parameters: mergedParameters(test, tool, chosen),
          factors: levels,
        };
      }),
    ),
  );
}

function combinationsOf(factors: readonly Factor[]): ChosenLevel[][] {
  return factors.reduce<ChosenLevel[][]>(
    (chosen, factor) =>
      chosen.flatMap((before) => factor.levels.map((level) => [...before, { factor, level }])),
    [[]],
  );
}

function mergedParameters(
  test: Test,
  tool: PlannedTool,
  chosen: readonly ChosenLevel[],
): ParameterValues {
  const set = chosen.flatMap(({ level }) => Object.entries(level.parameters));
  return { ...test.parameters, ...Object.fromEntries(set.filter(([name]) => takes(tool, name))) };
}

function takes(tool: PlannedTool, parameter: string): boolean {
  return Object.hasOwn(tool.parameters.shape, parameter);
}

function executedOrder(conditions: readonly Condition[], plan: Plan): PlannedRun[] {
  const cells = conditions.map((cell, condition) => ({ ...cell, condition }));
  const repeats = Array.from({ length: plan.repeats }, (_, index) => index + 1);
  const random = seededRandom(plan.seed);
  const inOrder =
    plan.order === 'sequential'
      ? cells.flatMap((cell) => repeats.map((repeat) => ({ ...cell, repeat })))
      : repeats.flatMap((repeat) => shuffled(cells, random).map((cell) => ({ ...cell, repeat })));
  return inOrder.map((run, index) => ({ ...run, orderIndex: index + 1 }));
}

function missingThings(experiment: Experiment, plan: Plan, lookUp: LookUpTool): string[] {
  const problems: string[] = [];
  if (plan.tests.length === 0) problems.push('No tests. Add one.');
  if (plan.pairIds.length === 0) problems.push('No pairs. Pick one.');
  problems.push(...plan.tests.flatMap(({ toolId }) => whyNotRun(toolId, lookUp(toolId)) ?? []));
  if (plan.pairIds.some((id) => experiment.pairs[id] === undefined))
    problems.push('A pair of this plan was deleted. Take it out of the plan.');
  if (plan.factorIds.some((id) => experiment.factors[id] === undefined))
    problems.push('A factor of this plan was deleted. Take it out of the plan.');
  return problems;
}

function whyNotRun(toolId: string, tool: PlannedTool | undefined): string | undefined {
  if (tool === undefined) return `The tool ${toolId} is not known here.`;
  if (!tool.importOnly) return undefined;
  return `${tool.title} is only read from files, not run. Take it out of the plan.`;
}

function levelParametersWithoutTest(
  factors: readonly Factor[],
  tests: readonly Test[],
  lookUp: LookUpTool,
): string[] {
  const tools = tests.flatMap(({ toolId }) => lookUp(toolId) ?? []);
  return factors.flatMap((factor) =>
    factor.levels.flatMap((level) =>
      Object.keys(level.parameters)
        .filter((name) => !tools.some((tool) => takes(tool, name)))
        .map(
          (name) =>
            `${factor.name} = ${level.name} sets ${name}, which no test of this plan takes.`,
        ),
    ),
  );
}

/** One sentence per test and parameter, however many conditions share it. */
function parametersThatDoNotFit(conditions: readonly Condition[], lookUp: LookUpTool): string[] {
  const sentences = conditions.flatMap(({ testTitle, toolId, parameters }) => {
    const checked = lookUp(toolId)?.parameters.safeParse(parameters);
    const issues = checked?.error?.issues ?? [];
    return issues.map(
      ({ path, message }) => `${[testTitle, ...path.map(String)].join(', ')}: ${message}`,
    );
  });
  return [...new Set(sentences)];
}
