import { userInfo } from 'node:os';
import ssh2 from 'ssh2';
import type { AuthContext, Connection, ParsedKey, Server, Session } from 'ssh2';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { fingerprintOf } from '../ssh/known-hosts.ts';
import type { LabFiles } from './lab-files.ts';
import { startLabProcess } from './lab-process.ts';
import type { LabProcess } from './lab-process.ts';

/** One listening member of the lab. Disposing it ends its commands and connections. */
export type LabServer = AsyncDisposable & {
  readonly address: string;
  readonly port: number;
  /** Of the host key, as `SHA256:...`. */
  readonly fingerprint: string;
};

/** Every platform has this loopback address. */
const commonAddress = '127.0.0.1';

/**
 * Starts a member on `wishedAddress` (loopback), or on 127.0.0.1 where the platform lacks it, on a port that the system
 * chooses. Only the lab's own key signs in, only `exec` is served. Fails with `unreachable` or `storage`.
 */
export async function startLabServer(
  wishedAddress: string,
  files: LabFiles,
  member: 'lab-a' | 'lab-b',
): Promise<Result<LabServer, Failure>> {
  const hostKey = ssh2.utils.parseKey(files.hostKeys[member]);
  const loginKey = ssh2.utils.parseKey(files.loginKey);
  if (hostKey instanceof Error || loginKey instanceof Error) {
    return err(
      failure('storage', `A key of the embedded lab is damaged.`, {
        advice: 'Delete the folder of the lab; it is made anew at the next start.',
      }),
    );
  }
  const connections = new Set<Connection>();
  const processes = new Set<LabProcess>();
  const server = new ssh2.Server({ hostKeys: [files.hostKeys[member]] }, (connection) => {
    connections.add(connection);
    serveConnection(connection, { loginKey, processes, binDirectory: files.binDirectory });
    connection.on('close', () => connections.delete(connection));
  });
  const listening = await listenOnLoopback(server, wishedAddress);
  if (!listening.ok) return listening;
  return ok({
    ...listening.value,
    fingerprint: fingerprintOf(hostKey.getPublicSSH()),
    async [Symbol.asyncDispose]() {
      const stopped = new Promise((resolve) => server.close(resolve));
      await Promise.all([...processes].map((running) => running.end()));
      for (const connection of connections) connection.end();
      await stopped;
    },
  });
}

type Service = {
  readonly loginKey: ParsedKey;
  readonly processes: Set<LabProcess>;
  readonly binDirectory: string;
};

function serveConnection(connection: Connection, service: Service): void {
  const ours = new Set<LabProcess>();
  connection.on('authentication', (attempt) => {
    if (isOurKey(attempt, service.loginKey)) attempt.accept();
    else attempt.reject(['publickey']);
  });
  connection.on('session', (accept) => {
    serveSession(accept(), service.binDirectory, (started) => {
      ours.add(started);
      service.processes.add(started);
      void started.ended.then(() => {
        ours.delete(started);
        service.processes.delete(started);
      });
    });
  });
  // A client that goes away without a word is no error of the lab.
  connection.on('error', () => undefined);
  connection.on('close', () => {
    for (const running of ours) void running.end();
  });
}

function isOurKey(attempt: AuthContext, loginKey: ParsedKey): boolean {
  if (attempt.method !== 'publickey' || attempt.username !== userInfo().username) return false;
  if (!loginKey.getPublicSSH().equals(attempt.key.data)) return false;
  // Without a signature the client only asks whether the key would do.
  if (attempt.signature === undefined || attempt.blob === undefined) return true;
  return loginKey.verify(attempt.blob, attempt.signature, attempt.hashAlgo);
}

function serveSession(
  session: Session,
  binDirectory: string,
  onStart: (started: LabProcess) => void,
): void {
  let running: LabProcess | undefined;
  session.on('exec', (accept, reject, { command }) => {
    if (running !== undefined) {
      reject();
      return;
    }
    running = startLabProcess(accept(), command, binDirectory);
    onStart(running);
  });
  session.on('signal', (accept, _reject, { name }) => {
    running?.signal(name);
    // Absent when the client wants no reply, which ssh2's types do not say; clients of signals never want one.
    if (typeof accept === 'function') accept();
  });
}

async function listenOnLoopback(
  server: Server,
  wishedAddress: string,
): Promise<Result<{ address: string; port: number }, Failure>> {
  const first = await listen(server, wishedAddress);
  if (first.ok || wishedAddress === commonAddress) return first;
  return listen(server, commonAddress);
}

function listen(
  server: Server,
  address: string,
): Promise<Result<{ address: string; port: number }, Failure>> {
  return new Promise((resolve) => {
    const fail = (error: Error) =>
      resolve(
        err(
          failure('unreachable', `The embedded lab cannot listen on ${address}: ${error.message}.`),
        ),
      );
    server.once('error', fail);
    server.listen(0, address, () => {
      server.off('error', fail);
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
      resolve(ok({ address, port }));
    });
  });
}
