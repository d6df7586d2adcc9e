import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sshd } from '../../support/sshd.ts';
import { jitterbook, type Ended } from './jitterbook.ts';

const endOn = (host: string) => ({ host, netdev: 'lo' });

/** A setup of the embedded lab with one factor of two levels; quick unless told. */
export function labSetup({ duration = 0.2 }: { duration?: number } = {}) {
  return {
    question: 'Does busy polling help?',
    hosts: (['lab-a', 'lab-b'] as const).map((member, index) => ({
      name: member,
      connection: { kind: 'embedded-lab', member },
      interfaces: [{ netdev: 'lo', address: `127.0.0.${String(index + 2)}` }],
    })),
    pairs: [{ name: 'lab', initiator: endOn('lab-a'), responder: endOn('lab-b') }],
    factors: [
      {
        name: 'Receive mode',
        levels: [
          { name: 'blocking', parameters: { receive: 'blocking' } },
          { name: 'busy polling', parameters: { receive: 'busy-poll' } },
        ],
      },
    ],
    plans: [
      {
        name: 'Modes',
        tests: [{ toolId: 'probe', parameters: { sizes: [64, 1024], duration, warmup: 0 } }],
        pairs: ['lab'],
        factors: ['Receive mode'],
      },
    ],
  };
}

/** Applies a setup, written as a file beside the experiment. */
export async function applySetup(folder: string, file: string, setup: unknown): Promise<Ended> {
  await writeFile(path.join(folder, 'setup.json'), JSON.stringify(setup));
  return jitterbook(folder, ['apply', file, 'setup.json']);
}

/** Both ends of the pair on one server of this machine, signed in to with `~/.ssh/id_test`. */
export function sshSetup(
  { port, user = 'lab' }: { readonly port: number; readonly user?: string },
  options: { duration?: number } = {},
) {
  const { factors, plans, pairs } = labSetup(options);
  const signIn = { method: 'key', keyFile: '~/.ssh/id_test' };
  const connection = { kind: 'ssh', address: '127.0.0.1', port, user, signIn };
  const interfaces = [{ netdev: 'lo', address: '127.0.0.1' }];
  const hosts = ['lab-a', 'lab-b'].map((name) => ({ name, connection, interfaces }));
  return { hosts, pairs, factors, plans };
}

/** Puts the server's key among those that a person whose home is `home` knows. */
export async function knowHost(home: string, server: Sshd): Promise<void> {
  const [hostKey] = server.hostKeys;
  await mkdir(path.join(home, '.ssh'), { recursive: true });
  const line = `[127.0.0.1]:${String(server.port)} ${String(hostKey)}\n`;
  await appendFile(path.join(home, '.ssh', 'known_hosts'), line);
}

/** Resolves when the NDJSON of a plan says that a run is running. */
export function untilMeasuring(stdout: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const look = (part: Buffer) => {
      text += part.toString();
      if (!text.includes('"state":"running"')) return;
      stdout.off('data', look);
      resolve();
    };
    stdout.on('data', look);
    stdout.once('end', () => {
      reject(new Error(`The program ended: ${text}`));
    });
  });
}
