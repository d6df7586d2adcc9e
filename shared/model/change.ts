import { enablePatches, applyPatches as immerApply, produceWithPatches } from 'immer';
import { z } from 'zod';
import { failure, type Failure } from '../base/failure.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Command } from './commands/command.ts';
import { commands, type CommandName } from './commands/registry.ts';
import type { Experiment } from './experiment.ts';

enablePatches();

/** One step of change, as immer makes it; the currency of store, journal, undo and scripts. */
export const patch = z.strictObject({
  op: z.enum(['replace', 'remove', 'add']),
  path: z.array(z.union([z.string(), z.number()])).max(40),
  value: z.json().optional(),
});
export type Patch = z.infer<typeof patch>;

/** What a command did. `inverse` takes it back. */
export type Change = {
  readonly experiment: Experiment;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly label: string;
  readonly by: 'person' | 'program';
};

/**
 * Applies a named command. Fails with `invalid-input` when the input does not fit the command or the command refuses;
 * the experiment is then as before.
 */
export function applyCommand(
  experiment: Experiment,
  name: CommandName,
  input: unknown,
): Result<Change, Failure> {
  const definition: Command = commands[name];
  const checked = definition.input.safeParse(input);
  if (!checked.success) {
    return err(
      failure('invalid-input', `${name}: ${describeIssues(checked.error)[0] ?? 'does not fit.'}`, {
        details: describeIssues(checked.error),
      }),
    );
  }
  let refusal: string | undefined;
  const [next, patches, inverse] = produceWithPatches(experiment, (draft) => {
    refusal = definition.apply(draft, checked.data);
  });
  if (refusal !== undefined) return err(failure('invalid-input', refusal));
  return ok({
    experiment: next,
    patches: z.array(patch).parse(patches),
    inverse: z.array(patch).parse(inverse),
    label: definition.label(checked.data),
    by: definition.by,
  });
}

/** The experiment after `patches`. @throws when they do not belong to this experiment. */
export function applyPatches(experiment: Experiment, patches: readonly Patch[]): Experiment {
  return immerApply(experiment, [...patches]);
}

/** Each problem of a zod error as one sentence with its place, such as `hosts.0.name: Too small`. */
export function describeIssues(error: z.ZodError): string[] {
  return error.issues
    .slice(0, 20)
    .map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'input'}: ${message}`);
}
