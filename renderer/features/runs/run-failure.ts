import type { Failure } from '../../../shared/base/failure.ts';
import type { RunFailure } from '../../../shared/model/run.ts';

/** Why a run failed, in the form of every other failure: step, side, reason, advice and the last lines. */
export function runFailureInWords({ step, side, reason, advice, lastLines }: RunFailure): Failure {
  return {
    kind: 'run-failed',
    message: `Failed at ${step}, ${side}: ${reason}`,
    ...(advice !== '' && { advice }),
    ...(lastLines.length > 0 && { details: lastLines }),
  };
}
