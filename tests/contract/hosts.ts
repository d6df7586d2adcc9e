import path from 'node:path';
import { createHost, type Host } from '../../electron/host/create-host.ts';
import type { HostPorts } from '../../electron/host/ports.ts';
import { createClient, type Client } from '../../shared/api/client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Connection } from './carriers.ts';

/** A host with a data folder of its own and a client that reaches it; all of it gone at the end of the scope. */
export type ConnectedHost = AsyncDisposable & {
  readonly folder: string;
  readonly client: Client;
  readonly transport: Connection['transport'];
};

export async function connectedHost(
  connect: (host: Host) => Promise<Connection>,
  ports: HostPorts = { kind: 'browser' },
): Promise<ConnectedHost> {
  const folder = await temporaryFolder();
  const host = createHost({
    ports,
    paths: {
      dataDirectory: path.join(folder.path, 'data'),
      homeDirectory: folder.path,
      programDirectory: path.resolve(import.meta.dirname, '../../dist'),
      documentsDirectory: folder.path,
    },
  });
  const connection = await connect(host);
  return {
    folder: folder.path,
    transport: connection.transport,
    client: createClient(connection.transport),
    async [Symbol.asyncDispose]() {
      await connection[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
