import { failure, type Failure } from '../../shared/base/failure.ts';
import { err, type Result } from '../../shared/base/result.ts';
import type { Dispatch } from '../../shared/api/dispatcher.ts';
import { pageOf } from './app-scheme.ts';

/** Who sent a message, as Electron tells it; `null` when the frame is gone already. */
type Sender = {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

/** Answers IPC calls of the window's own main frame and of nobody else. */
export function answerCall(
  dispatch: Dispatch,
): (sender: Sender, name: unknown, input: unknown) => Promise<Result<unknown, Failure>> {
  return async ({ senderFrame }, name, input) => {
    const isOwn =
      senderFrame !== null && senderFrame.parent === null && pageOf(senderFrame.url) === 'window';
    if (!isOwn || typeof name !== 'string') {
      return err(failure('invalid-input', 'Only the window of Jitterbook may call the program.'));
    }
    return dispatch(name, input);
  };
}
