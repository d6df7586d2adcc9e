import type { Failure, FailureKind } from '../../shared/base/failure.ts';

/** What scripts can rely on. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, file: 3, connection: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const codeOf: Readonly<Record<FailureKind, ExitCode>> = {
  'invalid-input': exitCodes.usage,
  'not-found': exitCodes.usage,
  unreachable: exitCodes.connection,
  authentication: exitCodes.connection,
  'host-key': exitCodes.connection,
  'tool-missing': exitCodes.failed,
  'unreadable-output': exitCodes.failed,
  'run-failed': exitCodes.failed,
  cancelled: exitCodes.failed,
  storage: exitCodes.file,
  conflict: exitCodes.file,
  'read-only': exitCodes.file,
  internal: exitCodes.failed,
};

/** An expected failure on its way to the exit of the program. */
export class CommandFailure extends Error {
  readonly failure: Failure;
  readonly exitCode: ExitCode;

  constructor(failure: Failure, exitCode: ExitCode = codeOf[failure.kind]) {
    super(failure.message);
    this.failure = failure;
    this.exitCode = exitCode;
  }
}
