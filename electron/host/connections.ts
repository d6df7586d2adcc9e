import { join } from 'node:path';
import type { Failure } from '../../shared/base/failure.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Host } from '../../shared/model/host.ts';
import { createConnect } from '../services/ssh/connect.ts';
import type { HostSession, SshPrompts } from '../services/ssh/session.ts';
import type { LabKeeper } from './lab-keeper.ts';
import type { HostPaths } from './ports.ts';

/** Signs in to a host of the experiment, wherever it is. The caller closes the session. */
export type ConnectHost = (
  host: Host,
  signal?: AbortSignal,
) => Promise<Result<HostSession, Failure>>;

export function createConnections(
  paths: HostPaths,
  prompts: SshPrompts,
  lab: LabKeeper,
): ConnectHost {
  const connect = createConnect({
    prompts,
    knownHosts: {
      read: [join(paths.homeDirectory, '.ssh', 'known_hosts'), '/etc/ssh/ssh_known_hosts'],
      own: join(paths.dataDirectory, 'known_hosts'),
    },
    home: paths.homeDirectory,
    agentSocket: process.env['SSH_AUTH_SOCK'],
  });
  return async ({ name, connection }, signal) => {
    const options = signal ? { signal } : {};
    if (connection.kind === 'ssh') {
      const { address, port, user, signIn } = connection;
      return connect({ hostName: name, address, port, user, signIn }, options);
    }
    const started = await lab.start();
    if (!started.ok) return started;
    return connect({ ...started.value.members[connection.member], hostName: name }, options);
  };
}
