import { z } from 'zod';

/**
 * An expected failure in words. `message` says what happened, to which thing and what was expected;
 * `advice` says what to do. `kind` lets code decide without reading text.
 */
export const failureSchema = z.strictObject({
  kind: z.enum([
    'invalid-input', // the caller's data do not fit
    'not-found', // a thing that was named does not exist
    'unreachable', // no connection to a host
    'authentication', // a host does not accept the sign-in
    'host-key', // a host key is unknown and was not trusted, or has changed
    'tool-missing', // a program is not on a host
    'unreadable-output', // a tool's output could not be read
    'run-failed', // a tool ran and failed
    'cancelled',
    'storage', // a file cannot be read or written
    'conflict', // the file changed on disk, or somebody else holds it
    'read-only', // the experiment is open for reading
    'internal', // a bug; the message names a log entry
  ]),
  message: z.string(),
  advice: z.string().optional(),
  /** Extra lines for the person: a tool's last output, the fields that do not fit. */
  details: z.array(z.string()).optional(),
});
export type Failure = z.infer<typeof failureSchema>;
export type FailureKind = Failure['kind'];

/** Makes a failure; `rest` adds advice and details. */
export function failure(
  kind: FailureKind,
  message: string,
  rest: { advice?: string; details?: string[] } = {},
): Failure {
  return { kind, message, ...rest };
}
