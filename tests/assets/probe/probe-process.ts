// The probe as it is used: processes on loopback. Both programs are held to the same promise, and speak to each other.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { findPart, isContinuousIntegration } from '../../support/requirements.ts';

const assets = join(import.meta.dirname, '../../../assets/probe');

/** A program and what stands before its arguments. */
export type Program = readonly [string, ...string[]];

const onNode: Program = [process.execPath, join(assets, 'probe.mjs')];

/** The probe in C, compiled by this machine's compiler; `undefined` where there is none. */
function compiled(): Program | undefined {
  const compiler = findPart('cc');
  if (compiler === undefined) return undefined;
  const program = join(mkdtempSync(join(tmpdir(), 'jitterbook-probe-')), 'probe');
  execFileSync(compiler, ['-O2', '-pthread', '-o', program, join(assets, 'probe.c'), '-lm']);
  process.once('exit', () => rmSync(join(program, '..'), { recursive: true }));
  return [program];
}

const inC = compiled();
if (inC === undefined && isContinuousIntegration())
  throw new Error('There is no C compiler (gcc).');

/** Which program takes which end. */
export const castings: readonly {
  readonly name: string;
  readonly initiator: Program;
  readonly responder: Program;
}[] = [
  { name: 'on Node', initiator: onNode, responder: onNode },
  ...(inC === undefined
    ? []
    : [
        { name: 'in C', initiator: inC, responder: inC },
        { name: 'in C against Node', initiator: inC, responder: onNode },
        { name: 'on Node against C', initiator: onNode, responder: inC },
      ]),
];

export const lineSchema = z.looseObject({ 'jitterbook-probe': z.literal(1), event: z.string() });
const listeningSchema = z.looseObject({ event: z.literal('listening'), port: z.number() });
const resultSchema = z.looseObject({
  event: z.literal('result'),
  complete: z.boolean(),
  failure: z.string().optional(),
  quantity: z.literal('rtt'),
  protocol: z.enum(['tcp', 'udp']),
  options: z.looseObject({ sizes: z.array(z.number()) }),
  initiator: z.looseObject({ cpu: z.looseObject({}) }),
  responder: z.looseObject({ pid: z.number() }),
  warnings: z.array(z.string()),
  sizes: z.array(
    z.looseObject({
      payloadBytes: z.number(),
      complete: z.boolean(),
      warmupMessages: z.number(),
      sent: z.number(),
      received: z.number(),
      lost: z.number(),
      late: z.number(),
      count: z.number(),
      minNs: z.number().optional(),
      maxNs: z.number().optional(),
      meanNs: z.number().optional(),
      standardDeviationNs: z.number().optional(),
      histogram: z.object({
        unit: z.literal('ns'),
        significantDigits: z.literal(3),
        values: z.array(z.tuple([z.number(), z.number()])),
      }),
    }),
  ),
});

export type Running = {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** Resolves with the first line that holds `text`. */
  readonly line: (text: string) => Promise<string>;
  readonly ended: Promise<{ status: number | null; lines: string[]; stderr: string }>;
};

export function startProbe([program, ...before]: Program, ...argv: string[]): Running {
  const child = spawn(program, [...before, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  return {
    child,
    line: (text) =>
      new Promise((resolve) => {
        const look = () => {
          const found = lines.find((line) => line.includes(text));
          if (found !== undefined) resolve(found);
        };
        waiting.add(look);
        look();
      }),
    ended: new Promise((resolve) =>
      child.on('close', (status) => resolve({ status, lines, stderr })),
    ),
  };
}

export async function startResponder(program: Program): Promise<Running & { to: string }> {
  const responder = startProbe(program, 'serve', '--on', '127.0.0.1:0');
  const { port } = listeningSchema.parse(JSON.parse(await responder.line('"listening"')));
  return { ...responder, to: `127.0.0.1:${port}` };
}

export function resultOf(lines: readonly string[]) {
  return resultSchema.parse(JSON.parse(lines.at(-1) ?? ''));
}

/** A whole session on loopback. */
export async function measure(
  programs: { readonly initiator: Program; readonly responder: Program },
  protocol: 'tcp' | 'udp',
  ...options: string[]
) {
  const responder = await startResponder(programs.responder);
  const initiator = await startProbe(programs.initiator, protocol, '--to', responder.to, ...options)
    .ended;
  return { initiator, responder: await responder.ended, result: resultOf(initiator.lines) };
}

/** A responder whose datagrams the test answers itself; `serial` counts them from 0. */
export async function startFakeResponder(
  answer: (serial: number, message: Buffer, reply: (message: Buffer) => void) => void,
) {
  const server = createServer((control) => {
    // Echoes what it hears, which answers both the hello and each size.
    createInterface({ input: control })
      .on('line', (line) => control.write(`${line.replace(/}$/, ',"pid":1}')}\n`))
      .on('error', () => control.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const udp = createSocket('udp4');
  let serial = 0;
  udp.on('message', (message, peer) => {
    answer(serial++, message, (reply) => udp.send(reply, peer.port, peer.address));
  });
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  return {
    to: `127.0.0.1:${port}`,
    [Symbol.dispose]() {
      server.close();
      udp.close();
    },
  };
}
