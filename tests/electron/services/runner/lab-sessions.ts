import { startLab } from '../../../../electron/services/lab/start-lab.ts';
import type { Lab } from '../../../../electron/services/lab/start-lab.ts';
import { createConnect } from '../../../../electron/services/ssh/connect.ts';
import type { Connect } from '../../../../electron/services/ssh/session.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { succeeded, trusting } from '../ssh/connections.ts';
import type { Sessions } from './test-run.ts';

/** Connections that know no host yet and trust every one; what they learn goes into `folder`. */
export function connectFrom(folder: string): Connect {
  return createConnect({
    prompts: trusting,
    knownHosts: { read: [], own: `${folder}/known_hosts` },
    home: folder,
    agentSocket: undefined,
  });
}

/** An embedded lab of its own, with a session to each member: lab-a initiates, lab-b responds. */
export async function openLab(): Promise<
  AsyncDisposable & { readonly lab: Lab; readonly connect: Connect; readonly sessions: Sessions }
> {
  const folder = await temporaryFolder();
  const lab = succeeded(await startLab({ dataDirectory: folder.path }));
  const connect = connectFrom(folder.path);
  const initiator = succeeded(await connect(lab.members['lab-a'], {}));
  const responder = succeeded(await connect(lab.members['lab-b'], {}));
  return {
    lab,
    connect,
    sessions: { initiator, responder },
    async [Symbol.asyncDispose]() {
      for (const part of [initiator, responder, lab, folder]) await part[Symbol.asyncDispose]();
    },
  };
}
