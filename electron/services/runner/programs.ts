// The programs that a tool brings along: put on a host once, kept there between runs, compiled there where they are in C.
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Failure } from '../../../shared/base/failure.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { askHost } from '../capture/host-question.ts';
import type { HostSession } from '../ssh/session.ts';

/** A small machine compiles the probe in a few seconds; beyond this its compiler hangs. */
const compileTimeMs = 60_000;

type Deployment = { readonly assetsDirectory: string; readonly signal: AbortSignal };

/**
 * Puts programs from the assets where the host keeps them. A source in C is compiled there; where it cannot be, it is left
 * out, and the tool has to do with another of its programs.
 *
 * @returns paths by name, relative to the home folder, where commands start.
 */
export async function deployPrograms(
  session: HostSession,
  names: readonly string[],
  deployment: Deployment,
): Promise<Result<Record<string, string>, Failure>> {
  const paths: Record<string, string> = {};
  for (const name of names) {
    const place = await deployProgram(session, name, deployment);
    if (!place.ok) return place;
    if (place.value !== undefined) paths[name] = place.value;
  }
  return ok(paths);
}

/** Named by its content, so that an update of this program never meets an old copy. */
async function deployProgram(
  session: HostSession,
  name: string,
  { assetsDirectory, signal }: Deployment,
): Promise<Result<string | undefined, Failure>> {
  const bytes = await readFile(path.join(assetsDirectory, name));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const { name: stem, ext } = path.parse(name);
  const source = `.cache/jitterbook/${stem}-${hash}${ext}`;
  const program = ext === '.c' ? source.slice(0, -ext.length) : source;
  const present = await askHost(session, ['test', '-f', program], signal);
  if (!present.ok) return present;
  if (present.value.exitStatus === 0) return ok(program);
  const written = await session.writeFile(source, bytes, 0o700);
  if (!written.ok) return written;
  return ext === '.c' ? compile(session, { source, program, signal }) : ok(program);
}

/** Under a name of its own first: two ends with one home folder compile at the same time. */
async function compile(
  session: HostSession,
  { source, program, signal }: { source: string; program: string; signal: AbortSignal },
): Promise<Result<string | undefined, Failure>> {
  const half = `${program}.${randomUUID()}`;
  const argv = ['cc', '-O2', '-pthread', '-o', half, source, '-lm'];
  const compiled = await session.run(argv, { timeLimitMs: compileTimeMs, signal });
  if (!compiled.ok) return compiled;
  if (compiled.value.exitStatus !== 0) return ok(undefined);
  const named = await askHost(session, ['mv', half, program], signal);
  if (!named.ok) return named;
  return ok(named.value.exitStatus === 0 ? program : undefined);
}
