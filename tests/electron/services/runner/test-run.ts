// What the runner's tests share: planned runs, tools made of one line of shell, and ports that remember.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { usualLimits } from '../../../../electron/services/runner/run-ports.ts';
import type {
  RunOutcome,
  RunPorts,
  RunProgress,
  StoreRaw,
} from '../../../../electron/services/runner/run-ports.ts';
import { runTest } from '../../../../electron/services/runner/run-test.ts';
import type { HostSession } from '../../../../electron/services/ssh/session.ts';
import type { OutputLine } from '../../../../shared/api/values.ts';
import { gzipSync } from 'node:zlib';
import { base64FromBytes } from '../../../../shared/base/base64.ts';
import { err, ok } from '../../../../shared/base/result.ts';
import { emptyAnnotation } from '../../../../shared/model/annotation.ts';
import type { ParameterValues } from '../../../../shared/model/plan.ts';
import type { Role, Run } from '../../../../shared/model/run.ts';
import type { ServerCommand, Tool, ToolCommands } from '../../../../shared/tools/tool.ts';
import { defineTool } from '../../../../shared/tools/tool.ts';

export const assetsDirectory = path.resolve(import.meta.dirname, '../../../../assets');

/** Where fetched files are during a run; of this process alone. */
export const spoolDirectory = path.join(tmpdir(), `jitterbook-spool-${process.pid}`);

/** For hosts that are this machine, under load anyhow: no rest before measuring. */
export const quickLimits = { ...usualLimits, settle: 0 };

const end = { netdev: 'lo', hardware: { slot: '3' } };

let runsMade = 0;

/** A planned run of a tool between two loopback addresses. */
export function plannedRun(tool: Tool, parameters: ParameterValues = {}): Run {
  runsMade++;
  return {
    // Two test files may run at once on one /tmp.
    id: `run_${process.pid}x${runsMade}`,
    state: 'planned',
    origin: 'measured',
    title: tool.title,
    pair: {
      name: 'lab-a to lab-b',
      initiator: { ...end, hostName: 'lab-a', address: '127.0.0.2' },
      responder: { ...end, hostName: 'lab-b', address: '127.0.0.3' },
      link: { kind: 'loopback', mode: '', cable: '' },
    },
    tool: { id: tool.id, parserVersion: tool.parserVersion },
    testTitle: tool.title,
    parameters,
    factors: {},
    executions: [],
    files: {},
    snapshots: {},
    measurements: [],
    warnings: [],
    annotation: emptyAnnotation,
  };
}

/** Prints `latency 1500` (nanoseconds) to be read by a tool of shell. */
export const printLatency = 'echo latency 1500';

/** A server that says that it listens and then waits to be stopped. */
export const patientServer = 'echo ready; exec sleep 600';

/** A tool whose client, and server if it has one, are shell scripts. It reads lines `latency NANOSECONDS`. */
export function shellTool(
  scripts: { readonly client: string; readonly server?: string },
  changes: {
    readonly server?: Partial<ServerCommand>;
    readonly tool?: Partial<Pick<Tool, 'version' | 'parse'>>;
    readonly files?: readonly string[];
    readonly estimatedSeconds?: number;
  } = {},
): Tool {
  const tool = defineTool({
    id: 'shell',
    title: 'Shell',
    parserVersion: 3,
    quantity: 'rtt',
    meaning: 'For tests.',
    parameters: z.object({ count: z.int().positive().default(10) }),
    programs: [],
    commands: (_parameters, { workDirectory }): ToolCommands => ({
      client: {
        argv: ['sh', '-c', scripts.client, 'client', workDirectory],
        files: changes.files ?? [],
      },
      ...(scripts.server !== undefined && {
        server: {
          argv: ['sh', '-c', scripts.server, 'server', workDirectory],
          readiness: { kind: 'line', stream: 'stdout', pattern: /ready/ },
          endsByItself: false,
          ...changes.server,
        },
      }),
      estimatedSeconds: changes.estimatedSeconds ?? 1,
    }),
    recognise: () => [],
    parse: ({ stdout }) => {
      const latencies = [...stdout.matchAll(/^latency (\S+)$/gm)].map(([, text]) => Number(text));
      if (latencies.length === 0) return err({ line: 1, found: stdout, expected: 'latency N' });
      return ok({
        measurements: latencies.map((meanNs, index) => ({
          row: String(index),
          quantity: { kind: 'rtt', known: 'printed' },
          reported: { meanNs, percentiles: [] },
        })),
        facts: { initiator: { 'printed-by-tool': 'yes' } },
        parameters: {},
        warnings: [],
        fatalWarnings: stdout.includes('lost') ? ['Messages were lost.'] : [],
      });
    },
  });
  return { ...tool, ...changes.tool };
}

/** Everything that came out of a run. */
export type Observed = RunOutcome & {
  readonly stored: ReadonlyMap<string, Uint8Array>;
  readonly progress: readonly RunProgress[];
  readonly output: readonly OutputLine[];
};

export type Sessions = Readonly<Record<Role, HostSession>>;

/** Executes a run of the tool between two sessions. `changes` replaces ports. */
export async function observeRun(
  tool: Tool,
  sessions: Sessions,
  changes: Partial<RunPorts> & { readonly run?: Run } = {},
): Promise<Observed> {
  const { run = plannedRun(tool), ...ports } = changes;
  const stored = new Map<string, Uint8Array>();
  const progress: RunProgress[] = [];
  const output: OutputLine[] = [];
  const outcome = await runTest(
    { run, tool },
    {
      connect: (role) => Promise.resolve(ok(sessions[role])),
      assetsDirectory,
      spoolDirectory,
      storeRaw: rawStore(stored),
      now: () => Date.now(),
      signal: new AbortController().signal,
      limits: quickLimits,
      onRunning: () => Promise.resolve(),
      ...ports,
      onProgress: (next) => {
        progress.push(next);
        ports.onProgress?.(next);
      },
      onOutput: (line) => {
        output.push(line);
        ports.onOutput?.(line);
      },
    },
  );
  return { ...outcome, stored, progress, output };
}

/** Keeps raw outputs in memory, as an experiment keeps small ones. */
export function rawStore(stored: Map<string, Uint8Array>): StoreRaw {
  return (content) => {
    const bytes = content instanceof Uint8Array ? content : readFileSync(content.path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    stored.set(sha256, bytes);
    const gzipped = base64FromBytes(gzipSync(bytes));
    return Promise.resolve(
      ok({ sha256, rawOutput: { where: 'inline', bytes: bytes.length, gzip: gzipped } }),
    );
  };
}

/** Work folders of the run that are still there. */
export function foldersLeft({ id }: Pick<Run, 'id'>): string[] {
  return [`/tmp/jitterbook-${id}-initiator`, `/tmp/jitterbook-${id}-responder`].filter((folder) =>
    existsSync(folder),
  );
}

/** An event that a test waits for. */
export function createEvent(): { readonly seen: Promise<void>; readonly fire: () => void } {
  const target = new EventTarget();
  const seen = new Promise<void>((resolve) => {
    target.addEventListener('seen', () => resolve(), { once: true });
  });
  return { seen, fire: () => void target.dispatchEvent(new Event('seen')) };
}

/** A TCP listener on a port of its own, to be in the way. */
export function occupyPort(address: string): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, address, () => {
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
      const dispose = () => new Promise<void>((done) => server.close(() => done()));
      resolve({ port, [Symbol.asyncDispose]: dispose });
    });
  });
}
