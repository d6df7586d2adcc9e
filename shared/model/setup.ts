// What `jitterbook apply` reads: hosts, pairs, factors, custom tools and plans in the experiment's own schema, but by name instead of by
// identifier. Things with a known name are updated, the others are added; nothing is ever removed.
import { z } from 'zod';
import { failure, type Failure } from '../base/failure.ts';
import { newIdentifier, type IdentifierSource } from '../base/identifier.ts';
import { err, ok, type Result } from '../base/result.ts';
import { applyCommand, describeIssues } from './change.ts';
import type { CommandName } from './commands/registry.ts';
import { customTool } from './custom-tool.ts';
import type { Experiment } from './experiment.ts';
import { host } from './host.ts';
import { link, pair } from './pair.ts';
import { factor, plan, test } from './plan.ts';
import { serialiseExperiment } from './project-file.ts';

const endByName = z.strictObject({ host: z.string(), netdev: z.string() });

/** What a new thing has where the setup says nothing. An edit leaves such fields as they are. */
const fresh = {
  hosts: { hardware: {}, note: '' },
  pairs: { link: { kind: 'unknown', mode: '', cable: '' }, note: '' },
  factors: {},
  customTools: { parserVersion: 1 },
  plans: { factorIds: [], repeats: 1, order: 'randomised', seed: 1 },
} as const;

export const setup = z.strictObject({
  title: z.string().min(1).max(200).optional(),
  question: z.string().max(4000).optional(),
  hosts: z.array(host.omit({ id: true }).partial({ hardware: true, note: true })).default([]),
  pairs: z
    .array(
      pair
        .omit({ id: true })
        .extend({
          initiator: endByName,
          responder: endByName,
          link: link.extend({
            mode: link.shape.mode.default(''),
            cable: link.shape.cable.default(''),
          }),
        })
        .partial({ link: true, note: true }),
    )
    .default([]),
  factors: z.array(factor.omit({ id: true })).default([]),
  customTools: z.array(customTool.omit({ id: true, parserVersion: true })).default([]),
  plans: z
    .array(
      plan
        // `toolId` of a test may be the name of a custom tool, which goes before an id of the catalogue.
        .omit({ id: true, pairIds: true, factorIds: true })
        .extend({
          tests: z
            .array(
              test.extend({
                title: test.shape.title.default(''),
                parameters: test.shape.parameters.default({}),
              }),
            )
            .min(1),
          pairs: z.array(z.string()).min(1),
          factors: z.array(z.string()),
        })
        .partial({ factors: true, repeats: true, order: true, seed: true }),
    )
    .default([]),
});
export type Setup = z.infer<typeof setup>;

export type SetupStep = { readonly command: CommandName; readonly input: unknown };

/** A setup from parsed JSON or YAML; `invalid-input` names each place that does not fit. */
export function readSetup(value: unknown): Result<Setup, Failure> {
  const checked = setup.safeParse(value);
  if (checked.success) return ok(checked.data);
  const issues = describeIssues(checked.error);
  return err(
    failure('invalid-input', `The setup does not fit: ${issues[0] ?? 'it is empty'}`, {
      advice: 'Expected hosts, pairs, factors, customTools and plans as the README shows.',
      details: issues,
    }),
  );
}

/**
 * The commands that bring `experiment` to what the setup asks for, in order; none for what it is already.
 *
 * @returns `not-found` when a pair or plan names something that is neither in the setup nor in the experiment.
 */
export function stepsOfSetup(
  experiment: Experiment,
  asked: Setup,
  identifiers: IdentifierSource,
): Result<SetupStep[], Failure> {
  const planning = new SetupPlanning(experiment, identifiers);
  const { title, question } = asked;
  if (title !== undefined) planning.take('editExperiment', { title });
  if (question !== undefined) planning.take('editExperiment', { question });
  for (const wanted of asked.hosts) planning.put('Host', 'host', 'hosts', wanted);
  for (const { initiator, responder, ...wanted } of asked.pairs) {
    planning.put('Pair', 'pair', 'pairs', {
      ...wanted,
      initiator: { hostId: planning.idOf('hosts', initiator.host), netdev: initiator.netdev },
      responder: { hostId: planning.idOf('hosts', responder.host), netdev: responder.netdev },
    });
  }
  for (const wanted of asked.factors) planning.put('Factor', 'factor', 'factors', wanted);
  for (const wanted of asked.customTools) {
    planning.put('CustomTool', 'tool', 'customTools', wanted);
  }
  for (const { pairs, factors, tests, ...wanted } of asked.plans) {
    planning.put('Plan', 'plan', 'plans', {
      ...wanted,
      tests: tests.map((one) => ({ ...one, toolId: planning.toolIdOf(one.toolId) })),
      pairIds: pairs.map((name) => planning.idOf('pairs', name)),
      ...(factors && { factorIds: factors.map((name) => planning.idOf('factors', name)) }),
    });
  }
  return planning.problem ? err(planning.problem) : ok(planning.steps);
}

type Collection = keyof typeof fresh;
type NamedThing = { readonly id: string; readonly name: string };

/** Tries each step on a copy, so that later steps see what earlier ones made. The first problem stands. */
class SetupPlanning {
  readonly steps: SetupStep[] = [];
  problem: Failure | undefined;
  #experiment: Experiment;
  readonly #identifiers: IdentifierSource;

  constructor(experiment: Experiment, identifiers: IdentifierSource) {
    this.#experiment = experiment;
    this.#identifiers = identifiers;
  }

  take(command: CommandName, input: unknown): void {
    if (this.problem) return;
    const change = applyCommand(this.#experiment, command, input);
    if (!change.ok) this.problem = change.error;
    else if (textOf(change.value.experiment) !== textOf(this.#experiment)) {
      this.#experiment = change.value.experiment;
      this.steps.push({ command, input });
    }
  }

  put(
    noun: 'Host' | 'Pair' | 'Factor' | 'CustomTool' | 'Plan',
    prefix: string,
    collection: Collection,
    wanted: { readonly name: string } & Readonly<Record<string, unknown>>,
  ): void {
    const existing = this.#find(collection, wanted.name);
    if (existing) this.take(`edit${noun}`, { ...existing, ...wanted });
    else {
      const id = newIdentifier(prefix, this.#identifiers);
      this.take(`add${noun}`, { ...fresh[collection], ...wanted, id });
    }
  }

  idOf(collection: Collection, name: string): string {
    const id = this.#find(collection, name)?.id;
    const known = this.#things(collection).map((thing) => thing.name);
    this.problem ??=
      id === undefined
        ? failure('not-found', `There is no ${collection.slice(0, -1)} named ${name}.`, {
            advice: known.length === 0 ? 'None is defined yet.' : `Known: ${known.join(', ')}.`,
          })
        : undefined;
    return id ?? '';
  }

  toolIdOf(name: string): string {
    return this.#find('customTools', name)?.id ?? name;
  }

  #find(collection: Collection, name: string): NamedThing | undefined {
    return this.#things(collection).find((thing) => thing.name === name);
  }

  #things(collection: Collection): NamedThing[] {
    const things: Readonly<Record<string, NamedThing>> = this.#experiment[collection];
    return Object.values(things);
  }
}

/** All that a setup can change, as text: equal things are equal texts. */
function textOf(experiment: Experiment): string {
  return serialiseExperiment({ ...experiment, runs: {}, raw: {} });
}
