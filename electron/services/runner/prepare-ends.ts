// Everything before the tool starts: sessions, snapshots, work folders, programs and the tool's version.
import { ensure } from '../../../shared/base/assert.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Role, RunFailure, RunStep } from '../../../shared/model/run.ts';
import { captureSnapshot } from '../capture/capture-snapshot.ts';
import { askHost } from '../capture/host-question.ts';
import type { HostSession } from '../ssh/session.ts';
import { isMissing, missingProgram } from './explain-end.ts';
import { chooseFreePort } from './listening-ports.ts';
import { failureOf, stepFailure } from './underway.ts';
import type { RunEnd, Underway } from './underway.ts';
import { deployPrograms } from './programs.ts';
import { makeWorkDirectory, workDirectoryOf } from './workplace.ts';

/** The responder is absent when its host cannot be reached and the tool has no server. */
export type Sessions = { readonly initiator: HostSession; readonly responder?: HostSession };
export type Ends = { readonly initiator: RunEnd; readonly responder?: RunEnd };

/** Opens both sessions. A responder that only answers the test, such as a switch, need not let us sign in. */
export async function connectEnds(
  underway: Underway,
  needsResponder: boolean,
): Promise<Result<Sessions, RunFailure>> {
  const { connect } = underway.ports;
  const [initiator, responder] = await Promise.all([connect('initiator'), connect('responder')]);
  if (!initiator.ok) return failed('connect', 'initiator', initiator.error);
  if (responder.ok) return ok({ initiator: initiator.value, responder: responder.value });
  if (needsResponder) return failed('connect', 'responder', responder.error);
  underway.run.warnings.push(`No snapshot of the responder: ${responder.error.message}`);
  return ok({ initiator: initiator.value });

  function failed(step: RunStep, side: Role, reason: Failure) {
    return err(stepFailure(underway, { step, side }, reason));
  }
}

/** Takes the snapshot of each host into the run. */
export async function takeSnapshots(
  underway: Underway,
  sessions: Sessions,
): Promise<Result<void, RunFailure>> {
  const {
    run,
    pair,
    ports: { now, signal },
  } = underway;
  const taken = await eachEnd(sessions, async (role, session) => {
    const { netdev } = pair[role];
    const snapshot = await captureSnapshot(session, { netdev, now, signal });
    if (!snapshot.ok)
      return err(stepFailure(underway, { step: 'snapshot', side: role }, snapshot.error));
    run.snapshots[role] = snapshot.value;
    return ok(undefined);
  });
  return taken.ok ? ok(undefined) : taken;
}

/** Makes the work folders, deploys programs and asks for the tool's version. */
export async function prepareEnds(
  underway: Underway,
  sessions: Sessions,
): Promise<Result<Ends, RunFailure>> {
  const ends: Partial<Record<Role, RunEnd>> = {};
  const { signal } = underway.ports;
  const freePort = await chooseFreePort(sessions.responder ?? sessions.initiator, signal);
  const prepared = await eachEnd(sessions, async (role, session) => {
    const end = await prepareEnd(underway, { role, session, freePort });
    if (!end.ok) return err(stepFailure(underway, { step: 'prepare', side: role }, end.error));
    ends[role] = end.value;
    return askVersion(underway, end.value);
  });
  if (!prepared.ok) return prepared;
  const initiator = ensure(ends.initiator, 'there is always a session with the initiator');
  return ok({ initiator, ...(ends.responder && { responder: ends.responder }) });
}

async function prepareEnd(
  { run, tool, ports }: Underway,
  { role, session, freePort }: Pick<RunEnd, 'role' | 'session' | 'freePort'>,
): Promise<Result<RunEnd, Failure>> {
  const workDirectory = workDirectoryOf(run.id, role);
  const [made, programs] = await Promise.all([
    makeWorkDirectory(session, workDirectory, ports.signal),
    deployPrograms(session, tool.programs, ports),
  ]);
  if (!made.ok) return made;
  if (!programs.ok) return programs;
  return ok({ role, session, workDirectory, programs: programs.value, freePort });
}

/** A tool that is not there is found out here, before a server waits for it. */
async function askVersion(
  underway: Underway,
  { role, session }: RunEnd,
): Promise<Result<void, RunFailure>> {
  const { version } = underway.tool;
  if (version?.role !== role) return ok(undefined);
  const place = { step: 'prepare', side: role } as const;
  const answer = await askHost(session, version.argv, underway.ports.signal);
  if (!answer.ok) return err(stepFailure(underway, place, answer.error));
  const { stdout, stderr } = answer.value;
  if (isMissing(answer.value)) {
    const { hostName } = session.target;
    const lastLines = stderr.split('\n');
    const explained = missingProgram({ hostName, argv: version.argv, lastLines });
    return err(failureOf(underway, { ...place, ...explained }));
  }
  const found = version.pattern.exec(`${stdout}\n${stderr}`)?.groups?.['version'];
  if (found !== undefined) underway.run.tool.version = found.trim().slice(0, 400);
  return ok(undefined);
}

/** Does the same on both ends at once; the first failure counts. */
async function eachEnd(
  sessions: Sessions,
  action: (role: Role, session: HostSession) => Promise<Result<void, RunFailure>>,
): Promise<Result<void, RunFailure>> {
  const { initiator, responder } = sessions;
  const results = await Promise.all([
    action('initiator', initiator),
    ...(responder ? [action('responder', responder)] : []),
  ]);
  return results.find((result) => !result.ok) ?? ok(undefined);
}
