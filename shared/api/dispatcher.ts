import type { z } from 'zod';
import { failure, type Failure } from '../base/failure.ts';
import { err, type Result } from '../base/result.ts';
import { describeIssues } from '../model/change.ts';
import {
  calls,
  isCallName,
  type CallName,
  type CheckedInputOf,
  type OutputOf,
} from './contract.ts';

/** What a host implements: one handler per call. */
export type Handlers = {
  readonly [Name in CallName]: (
    input: CheckedInputOf<Name>,
  ) => Result<OutputOf<Name>, Failure> | Promise<Result<OutputOf<Name>, Failure>>;
};

/** Answers a call by name with JSON in and out. Never throws: a bug becomes a failure of kind `internal`. */
export type Dispatch = (name: string, input: unknown) => Promise<Result<unknown, Failure>>;

type CheckedCalls = {
  readonly [Name in CallName]: { readonly input: z.ZodType<CheckedInputOf<Name>> };
};
const checkedCalls: CheckedCalls = calls;

/** @param report Told of every bug; returns the identifier under which the log has it. */
export function createDispatcher(handlers: Handlers, report: (error: unknown) => string): Dispatch {
  async function answer<Name extends CallName>(name: Name, input: unknown) {
    const checked = checkedCalls[name].input.safeParse(input);
    if (!checked.success) {
      const issues = describeIssues(checked.error);
      return err(
        failure('invalid-input', `${name}: ${issues[0] ?? 'does not fit.'}`, { details: issues }),
      );
    }
    return handlers[name](checked.data);
  }
  return async (name, input) => {
    if (!isCallName(name)) return err(failure('invalid-input', `There is no call ${name}.`));
    try {
      return await answer(name, input);
    } catch (error) {
      return err(
        failure('internal', `Jitterbook failed at ${name}. The log has it as ${report(error)}.`, {
          advice: 'Nothing acknowledged was lost. Try again; if it happens again, send the log.',
        }),
      );
    }
  };
}
