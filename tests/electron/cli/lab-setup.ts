import { writeFile } from 'node:fs/promises';
import path from 'node:path';
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
