import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { HostId } from '../../../shared/model/identifiers.ts';
import type { HostSession } from '../ssh/session.ts';

/** Opens a session with a host of the experiment. */
export type ConnectToHost = (
  hostId: HostId,
  signal: AbortSignal,
) => Promise<Result<HostSession, Failure>>;

/** Sessions that are kept from run to run; disposing the pool closes them. */
export type SessionPool = AsyncDisposable & {
  /** The session with that host, opened when there is none or when it was lost. */
  readonly take: ConnectToHost;
};

/** Failures that a person has decided or must act on: asking again for each run would only annoy. */
const lasting: readonly Failure['kind'][] = ['authentication', 'host-key'];

export function createSessionPool(connect: ConnectToHost): SessionPool {
  const opened = new Map<HostId, Promise<Result<HostSession, Failure>>>();

  async function open(hostId: HostId, signal: AbortSignal): Promise<Result<HostSession, Failure>> {
    const session = await connect(hostId, signal);
    if (session.ok) void session.value.closed.then(() => opened.delete(hostId));
    else if (!lasting.includes(session.error.kind)) opened.delete(hostId);
    return session;
  }

  return {
    take(hostId, signal) {
      const known = opened.get(hostId);
      if (known) return known;
      const session = open(hostId, signal);
      opened.set(hostId, session);
      return session;
    },
    async [Symbol.asyncDispose]() {
      const sessions = await Promise.all(opened.values());
      await Promise.all(
        sessions.map(async (session) => {
          if (session.ok) await session.value[Symbol.asyncDispose]();
        }),
      );
    },
  };
}
