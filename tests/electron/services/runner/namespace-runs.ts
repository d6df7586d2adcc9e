// Single runs between two network namespaces, with limits of their own: for wrappers and for what goes wrong.
import type { TestContext } from 'vitest';
import type { ParameterValues } from '../../../../shared/model/plan.ts';
import type { Role } from '../../../../shared/model/run.ts';
import { toolOf } from '../../../../shared/tools/registry.ts';
import { openLaboratory, requireLaboratory } from '../../../support/namespace-laboratory.ts';
import type { Laboratory } from '../../../support/namespace-laboratory.ts';
import { dataNetdev } from '../../../support/namespaces.ts';
import type { NamespaceHost, NamespacePair } from '../../../support/namespaces.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { succeeded, targetOf } from '../ssh/connections.ts';
import { connectFrom } from './lab-sessions.ts';
import { observeRun, plannedRun, quickLimits } from './test-run.ts';
import type { Observed, Sessions } from './test-run.ts';

/** Two hosts with a session to each. */
export type RunningLaboratory = AsyncDisposable & {
  /** The hosts; the calling test is skipped, in CI failed, where there are none. */
  readonly namespaces: (context: TestContext) => NamespacePair;
  /** Runs a tool of the catalogue once; with `at` both ends are signed in to that host. */
  readonly run: (toolId: string, parameters: ParameterValues, at?: Role) => Promise<Observed>;
};

/** Waits are short: what hangs is what the tests are about. Milliseconds. */
const limits = { ...quickLimits, clientMargin: 2000, otherEnd: 1000 };

export async function openRunningLaboratory(): Promise<RunningLaboratory> {
  const laboratory = await openLaboratory();
  const sessions = laboratory && (await openSessions(laboratory));
  return {
    namespaces: (context) => requireLaboratory(context, laboratory).namespaces,
    run(toolId, parameters, at) {
      if (!laboratory || !sessions) throw new Error('The test asks for the namespaces first.');
      const { initiator, responder } = laboratory.namespaces;
      const tool = toolOf(toolId);
      const planned = plannedRun(tool, parameters);
      const pair = {
        name: 'lab-a to lab-b',
        initiator: endOf('lab-a', initiator),
        responder: endOf('lab-b', responder),
        link: { kind: 'virtual', mode: '', cable: '' } as const,
      };
      const ends = at ? { initiator: sessions[at], responder: sessions[at] } : sessions;
      return observeRun(tool, ends, { run: { ...planned, pair }, limits });
    },
    async [Symbol.asyncDispose]() {
      await sessions?.[Symbol.asyncDispose]();
      await laboratory?.[Symbol.asyncDispose]();
    },
  };
}

function endOf(hostName: string, { dataAddress }: NamespaceHost) {
  return { hostName, netdev: dataNetdev, address: dataAddress, hardware: {} };
}

async function openSessions({ namespaces }: Laboratory): Promise<Sessions & AsyncDisposable> {
  const home = await temporaryFolder();
  const connect = connectFrom(home.path);
  const sessionWith = async ({ sshd }: NamespaceHost, hostName: string) =>
    succeeded(await connect(targetOf(sshd, { hostName }), {}));
  const initiator = await sessionWith(namespaces.initiator, 'lab-a');
  const responder = await sessionWith(namespaces.responder, 'lab-b');
  return {
    initiator,
    responder,
    async [Symbol.asyncDispose]() {
      for (const part of [initiator, responder, home]) await part[Symbol.asyncDispose]();
    },
  };
}
