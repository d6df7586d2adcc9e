// What the modes of sockperf have in common: one server for all of them, and the options that both ends must share.
import { z } from 'zod';
import type { CommandContext, ServerCommand } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { fullLogName } from './full-log.ts';
import { durationParameter, portParameter } from '../usual-parameters.ts';

/** Warm-up of 400 ms and about a second to start. */
export const overheadSeconds = 2;

export const version = {
  argv: ['sockperf', '--version'],
  pattern: /version\s+#?(?<version>\d\S*)/i,
  role: 'initiator',
} as const;

/** Parameters of every mode; spread into its schema. */
export const endParameters = {
  protocol: z.enum(['udp', 'tcp']).default('udp').meta({ label: 'Protocol', flag: '--tcp' }),
  size: z.number().int().min(14).max(65_507).default(64).meta({
    label: 'Message size',
    unit: 'bytes',
    flag: '--msg-size',
    help: 'At least 14: its own header.',
  }),
  time: durationParameter(5, '--time'),
};

/** Parameters that stand last in the form of every mode. */
export const lastParameters = {
  port: portParameter(11_111, '--port'),
  ...wrapperParameters,
};

/** Parameters of the modes that measure latency. */
export const latencyParameters = {
  fullLog: z.boolean().default(true).meta({
    label: 'Keep all samples',
    flag: '--full-log',
    help: 'Off gives percentiles only: points, no curve.',
  }),
  fullRtt: z
    .boolean()
    .default(false)
    .meta({ label: 'Report full RTT', flag: '--full-rtt', advanced: true }),
};

type Ends = z.infer<z.ZodObject<typeof endParameters & typeof lastParameters>>;

/** Options by which client and server find each other. */
export function meetingPoint(chosen: Ends, { responderAddress }: CommandContext): string[] {
  const protocol = chosen.protocol === 'tcp' ? ['--tcp'] : [];
  return ['-i', responderAddress, '--port', String(chosen.port), ...protocol];
}

export function serverCommand(chosen: Ends, context: CommandContext): ServerCommand {
  return {
    argv: wrapped(['sockperf', 'server', ...meetingPoint(chosen, context)], chosen, 'responder'),
    readiness: { kind: 'line', stream: 'stdout', pattern: /using \w+\(\) to block on socket/ },
    endsByItself: false,
  };
}

/** Options of `latencyParameters`, and the files that the client leaves by them. */
export function latencyOptions(
  { fullLog, fullRtt }: { readonly fullLog: boolean; readonly fullRtt: boolean },
  { workDirectory }: CommandContext,
): { readonly argv: string[]; readonly files: string[] } {
  return {
    argv: [
      ...(fullRtt ? ['--full-rtt'] : []),
      ...(fullLog ? ['--full-log', `${workDirectory}/${fullLogName}`] : []),
    ],
    files: fullLog ? [fullLogName] : [],
  };
}
