import type { z } from 'zod';
import type { Experiment } from '../experiment.ts';

/**
 * One named way to change an experiment: a pure function on an immer draft. It answers with a sentence when it refuses,
 * and then nothing has changed.
 */
export type Command<Schema extends z.ZodType = z.ZodType> = {
  readonly input: Schema;
  /** Only what people did can be undone; a run that arrives never can. */
  readonly by: 'person' | 'program';
  /** Name of the step as undo shows it, such as `verdict suspect`. */
  readonly label: (input: z.infer<Schema>) => string;
  readonly apply: (draft: Experiment, input: z.infer<Schema>) => string | undefined;
};

export function command<Schema extends z.ZodType>(definition: Command<Schema>): Command<Schema> {
  return definition;
}
