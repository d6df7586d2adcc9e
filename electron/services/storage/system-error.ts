import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';

/** The code of an error of the operating system, such as `ENOENT`; `undefined` for every other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EDQUOT: 'the quota is used up',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'this program has too many files open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'it does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is not a folder',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
};

/** What the operating system refused, in words. `doing` is such as `save /lab/exp.jitterbook.json`. */
export function systemFailure(error: unknown, doing: string): Failure {
  const code = errorCode(error) ?? '';
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return failure(code === 'ENOENT' ? 'not-found' : 'storage', `Cannot ${doing}: ${reason}.`);
}

/** Does something with files. Fails with `not-found` or `storage`; anything but an error of the system is thrown on. */
export async function attempt<T>(
  doing: string,
  action: () => Promise<T>,
): Promise<Result<T, Failure>> {
  try {
    return ok(await action());
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return err(systemFailure(error, doing));
  }
}

/** The value of `action`, or `undefined` when the file that it needs does not exist. */
export async function ifPresent<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
