import type { IncomingMessage } from 'node:http';
import { failure, type Failure } from '../../shared/base/failure.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';

/** Largest call: a paste of 256 MiB as JSON, where each character may need an escape. */
const mostBytes = 600 * 1024 * 1024;

/** Whether a request announces more than a call may have; it can be refused before any of it is read. */
export function isTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > mostBytes;
}

/** The JSON body of a request; `invalid-input` when it is too large, cut off or no JSON. */
export async function readBody(request: IncomingMessage): Promise<Result<unknown, Failure>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      const part: unknown = chunk;
      if (!Buffer.isBuffer(part)) continue;
      bytes += part.length;
      if (bytes > mostBytes) return err(failure('invalid-input', 'The call is too large.'));
      chunks.push(part);
    }
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return ok(value);
  } catch {
    return err(failure('invalid-input', 'The call is not whole, or not JSON.'));
  }
}
