import { z } from 'zod';
import { failure, failureSchema, type Failure } from '../base/failure.ts';
import { err, ok, type Result } from '../base/result.ts';
import {
  calls,
  topics,
  type CallName,
  type InputOf,
  type OutputOf,
  type TopicName,
  type TopicValue,
} from './contract.ts';

/** Carries calls and events between a window and its host; rejects only when the carrier itself is broken. */
export type Transport = {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** @returns a function that ends the subscription. */
  readonly subscribe: (listener: (topic: string, value: unknown) => void) => () => void;
};

/** The host as code sees it. */
export type Client = {
  readonly call: <Name extends CallName>(
    name: Name,
    input: InputOf<Name>,
  ) => Promise<Result<OutputOf<Name>, Failure>>;
  readonly on: <Name extends TopicName>(
    name: Name,
    listener: (value: TopicValue<Name>) => void,
  ) => () => void;
};

type CheckedCalls = { readonly [Name in CallName]: { readonly output: z.ZodType<OutputOf<Name>> } };
type CheckedTopics = { readonly [Name in TopicName]: z.ZodType<TopicValue<Name>> };
const checkedCalls: CheckedCalls = calls;
const checkedTopics: CheckedTopics = topics;

const envelope = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: failureSchema }),
]);

/** A client over any carrier. What does not fit the contract becomes a failure, never a wrong value. */
export function createClient(transport: Transport): Client {
  return {
    async call(name, input) {
      let answer: unknown;
      try {
        answer = await transport.call(name, input);
      } catch {
        return err(
          failure('unreachable', 'The program does not answer this window.', {
            advice:
              'Start Jitterbook again; everything acknowledged is in the file or its journal.',
          }),
        );
      }
      const opened = envelope.safeParse(answer);
      if (!opened.success) return err(mismatch(name));
      if (!opened.data.ok) return err(opened.data.error);
      const output = checkedCalls[name].output.safeParse(opened.data.value);
      return output.success ? ok(output.data) : err(mismatch(name));
    },
    on(name, listener) {
      return transport.subscribe((topic, value) => {
        if (topic !== name) return;
        const checked = checkedTopics[name].safeParse(value);
        if (checked.success) listener(checked.data);
      });
    },
  };
}

function mismatch(name: string): Failure {
  return failure('internal', `The answer to ${name} is not what this window expects.`, {
    advice: 'The window is of another version than the program. Reload it.',
  });
}
