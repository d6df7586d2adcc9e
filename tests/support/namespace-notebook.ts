// The whole program in front of two hosts of `openNamespaces`: an experiment, a pair, plans that run, and what is recorded.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { createHost } from '../../electron/host/create-host.ts';
import { createClient } from '../../shared/api/client.ts';
import type { Client } from '../../shared/api/client.ts';
import { ensure } from '../../shared/base/assert.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Host } from '../../shared/model/host.ts';
import type { Pair } from '../../shared/model/pair.ts';
import type { Plan, Test } from '../../shared/model/plan.ts';
import type { Run } from '../../shared/model/run.ts';
import { dataNetdev } from './namespaces.ts';
import type { NamespaceHost, NamespacePair } from './namespaces.ts';
import { projectFolder } from './run-tool.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A notebook with one pair; disposing closes its experiment and its connections. */
export type Notebook = AsyncDisposable & {
  readonly client: Client;
  /** Runs the tests as a plan of their own; the ended runs, in their order. */
  readonly measure: (tests: readonly PlannedTest[], repeats?: number) => Promise<Run[]>;
  /** The text of a stored output. */
  readonly raw: (sha256: string) => Promise<string>;
};

export type PlannedTest = Pick<Test, 'toolId'> & Partial<Test>;

/** Opens an experiment whose two hosts are the namespaces, signing in with a key to hosts that are known. */
export async function openNotebook(namespaces: NamespacePair): Promise<Notebook> {
  const folder = await temporaryFolder();
  const host = createHost({
    ports: { kind: 'command-line' },
    paths: {
      dataDirectory: path.join(folder.path, 'data'),
      homeDirectory: folder.path,
      // Programs that are brought to the hosts are in its assets/.
      programDirectory: projectFolder,
      documentsDirectory: folder.path,
    },
  });
  const client = createClient({ call: host.dispatch, subscribe: host.subscribe });
  await addThings(client, folder.path, namespaces);
  let plans = 0;
  return {
    client,
    async measure(tests, repeats = 1) {
      plans++;
      const plan: Plan = {
        ...emptyPlan,
        id: `plan_${plans}`,
        name: `Plan ${plans}`,
        tests: tests.map(wholeTest),
        repeats,
      };
      await execute(client, 'addPlan', plan);
      const ended = untilEnded(client, plan.name);
      const { runIds } = value(await client.call('runs.start', { planId: plan.id }));
      await ended;
      const { open } = value(await client.call('experiment.state', {}));
      const { runs } = ensure(open, 'the experiment is open').experiment;
      return runIds.map((id) => ensure(runs[id], 'a started run is recorded'));
    },
    raw: async (sha256) => value(await client.call('experiment.raw', { sha256 })).text,
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const emptyPlan = {
  pairIds: ['pair_ab'],
  factorIds: [],
  order: 'sequential',
  seed: 1,
} satisfies Partial<Plan>;

function wholeTest({ toolId, title = '', parameters = {} }: PlannedTest): Test {
  return { toolId, title, parameters };
}

/** Keys and known hosts as a person has them, then both hosts and their pair. */
async function addThings(
  client: Client,
  home: string,
  { initiator, responder }: NamespacePair,
): Promise<void> {
  const known = [initiator, responder].flatMap(({ sshd }) =>
    sshd.hostKeys.map((key) => `${sshd.address} ${key}\n`),
  );
  mkdirSync(path.join(home, '.ssh'), { mode: 0o700 });
  writeFileSync(path.join(home, '.ssh', 'known_hosts'), known.join(''));
  const file = path.join(home, 'namespaces.jitterbook.json');
  value(await client.call('experiment.create', { path: file, title: 'Namespaces' }));
  await execute(client, 'addHost', hostOf('a', initiator, home));
  await execute(client, 'addHost', hostOf('b', responder, home));
  const pair: Pair = {
    id: 'pair_ab',
    name: 'lab-a to lab-b',
    initiator: { hostId: 'host_a', netdev: dataNetdev },
    responder: { hostId: 'host_b', netdev: dataNetdev },
    link: { kind: 'virtual', mode: '', cable: '' },
    note: '',
  };
  await execute(client, 'addPair', pair);
}

function hostOf(letter: string, { sshd, dataAddress }: NamespaceHost, home: string): Host {
  copyFileSync(sshd.loginKeys.plain.path, path.join(home, `login-${letter}`));
  const { address, port, user } = sshd;
  return {
    id: `host_${letter}`,
    name: `lab-${letter}`,
    connection: {
      kind: 'ssh',
      ...{ address, port, user },
      signIn: { method: 'key', keyFile: `~/login-${letter}` },
    },
    interfaces: [{ netdev: dataNetdev, address: dataAddress }],
    hardware: {},
    note: '',
  };
}

async function execute(client: Client, command: string, input: unknown): Promise<void> {
  value(await client.call('experiment.execute', { command, input: z.json().parse(input) }));
}

/** Resolves when the plan of that name is over. */
function untilEnded(client: Client, planName: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = client.on('runs.campaign', ({ campaign }) => {
      if (campaign?.planName !== planName || campaign.endedAt === undefined) return;
      stop();
      resolve();
    });
  });
}

function value<T>(answer: Result<T, Failure>): T {
  if (!answer.ok) throw new Error(`${answer.error.kind}: ${answer.error.message}`);
  return answer.value;
}
