// Two hosts on one machine: network namespaces with a data plane between them and a management address for each.
//
//   this process --198.18.x.y/30-- initiator --10.213.0.1/24 data0 == data0 10.213.0.2/24-- responder --198.18.x.y/30-- this process
//
// SSH goes over the management addresses, tests over the data plane, as in a laboratory. Whatever happens, nothing stays:
// what a killed process left is removed by the next one. Needs root and the right to make namespaces.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { findPart } from './requirements.ts';
import { startSshd } from './sshd.ts';
import type { Sshd } from './sshd.ts';

/** One host. */
export type NamespaceHost = {
  /** Of its network namespace. */
  readonly namespace: string;
  readonly sshd: Sshd;
  /** Where tests go. It can be reached from the other host only. */
  readonly dataAddress: string;
  /** Runs a command there to its end; its standard output. */
  readonly run: (...argv: readonly string[]) => string;
};

/** Two hosts; disposing ends every process in them. */
export type NamespacePair = AsyncDisposable & {
  readonly initiator: NamespaceHost;
  readonly responder: NamespaceHost;
};

/** Kernel name of the data-plane interface on both hosts. */
export const dataNetdev = 'data0';

const managementNetdev = 'management0';

const prefix = 'jitterbook';

/** Why this process can make no network namespaces; `undefined` when it can. */
export function namespacesMissing(): string | undefined {
  if (process.getuid?.() !== 0) return 'Network namespaces need root.';
  if (findPart('ip') === undefined) return 'ip is not on this machine (Debian: iproute2)';
  const name = newName();
  try {
    ip('netns', 'add', name);
    ip('netns', 'delete', name);
    return undefined;
  } catch (fault) {
    return `Network namespaces cannot be made here: ${String(fault)}`;
  }
}

/** Makes both hosts. */
export async function openNamespaces(): Promise<NamespacePair> {
  removeAbandoned();
  const names = { initiator: newName(), responder: newName() };
  const remove = () => Object.values(names).forEach(removeNamespace);
  process.once('exit', remove);
  try {
    for (const name of Object.values(names)) {
      ip('netns', 'add', name);
      ip('-n', name, 'link', 'set', 'lo', 'up');
    }
    connectDataPlane(names);
    const initiator = await startHost(names.initiator, '10.213.0.1', 0);
    const responder = await startHost(names.responder, '10.213.0.2', 1);
    return {
      initiator,
      responder,
      async [Symbol.asyncDispose]() {
        for (const { sshd } of [initiator, responder]) await sshd[Symbol.asyncDispose]();
        process.off('exit', remove);
        remove();
      },
    };
  } catch (fault) {
    remove();
    throw fault;
  }
}

/** Names of the programs that run on the host, besides its servers, such as `sockperf`. */
export function programsOn({ namespace }: NamespaceHost): string[] {
  const servers = new Set(['sshd', 'nginx', 'nsd']);
  return processesIn(namespace)
    .map((pid) => nameOf(pid))
    .filter((name) => name !== '' && !servers.has(name));
}

/** Waits until a program whose name begins so runs on the host, with `argument` among its own; its process number. */
export async function programStarted(
  host: NamespaceHost,
  name: string,
  argument: string,
): Promise<number> {
  const isMeant = (pid: number) =>
    nameOf(pid).startsWith(name) && fileOf(pid, 'cmdline').split('\0').includes(argument);
  for (;;) {
    const found = processesIn(host.namespace).find(isMeant);
    if (found !== undefined) return found;
    await pause(20);
  }
}

/** `jitterbook-PID-RANDOM`: the number tells the next process whether its maker is still alive. */
function newName(): string {
  return `${prefix}-${process.pid}-${randomBytes(3).toString('hex')}`;
}

function connectDataPlane(names: { readonly initiator: string; readonly responder: string }) {
  const peer = ['peer', 'name', dataNetdev, 'netns', names.responder];
  ip('-n', names.initiator, 'link', 'add', dataNetdev, 'type', 'veth', ...peer);
}

/** `end` is 0 or 1: each process has two networks of four addresses in what RFC 2544 keeps for tests. */
async function startHost(name: string, dataAddress: string, end: 0 | 1): Promise<NamespaceHost> {
  ip('-n', name, 'address', 'add', `${dataAddress}/24`, 'dev', dataNetdev);
  ip('-n', name, 'link', 'set', dataNetdev, 'up');
  const network = ((process.pid * 2 + end) % 2 ** 15) * 4;
  const addressAt = (place: number) => {
    const number = network + place;
    return `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
  };
  // Interface names have 15 characters at most.
  const near = `jb${process.pid}m${end}`;
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', managementNetdev, 'netns', name);
  ip('address', 'add', `${addressAt(1)}/30`, 'dev', near);
  ip('link', 'set', near, 'up');
  ip('-n', name, 'address', 'add', `${addressAt(2)}/30`, 'dev', managementNetdev);
  ip('-n', name, 'link', 'set', managementNetdev, 'up');
  const entry = ['ip', 'netns', 'exec', name];
  const sshd = await startSshd(['ed25519'], { address: addressAt(2), port: 22, entry });
  const run = (...argv: readonly string[]) =>
    execFileSync('env', [...entry, ...argv], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return { namespace: name, sshd, dataAddress, run };
}

/** Namespaces of processes that ended without clearing up. */
function removeAbandoned(): void {
  const names = ip('netns', 'list')
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '');
  for (const name of names) {
    const maker = new RegExp(`^${prefix}-(\\d+)-[0-9a-f]+$`).exec(name)?.[1];
    if (maker !== undefined && !existsSync(`/proc/${maker}`)) removeNamespace(name);
  }
}

/** Its interfaces would go with it, but only some time after: the next host of this process has the same names. */
function removeNamespace(name: string): void {
  if (!existsSync(`/run/netns/${name}`)) return;
  for (const pid of processesIn(name)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  for (const netdev of [managementNetdev, dataNetdev]) {
    if (ip('-n', name, '-brief', 'link').includes(`${netdev}@`)) {
      ip('-n', name, 'link', 'delete', netdev);
    }
  }
  ip('netns', 'delete', name);
}

function processesIn(name: string): number[] {
  return ip('netns', 'pids', name).split('\n').filter(Boolean).map(Number);
}

/** Some servers name what each of their processes does, such as `nsd: main`: the program is what stands before. */
function nameOf(pid: number): string {
  return fileOf(pid, 'comm').trim().split(':', 1).join('');
}

/** Empty for a process that has ended meanwhile. */
function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function ip(...argv: readonly string[]): string {
  return execFileSync('ip', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
