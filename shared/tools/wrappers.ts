// Programs that stand before a tool: they choose CPUs, the network stack and environment variables.
import { z } from 'zod';

/** Parameters of a tool that can be wrapped; spread into its schema. */
export const wrapperParameters = {
  taskset: z
    .string()
    .regex(
      /^(?:\d{1,4}(?:-\d{1,4})?(?:,\d{1,4}(?:-\d{1,4})?)*)?$/,
      'Expected a CPU list such as 8 or 8-11.',
    )
    .default('')
    .meta({ label: 'Pin with taskset', unit: 'CPU list', flag: 'taskset -c', advanced: true }),
  onloadProfile: z
    .string()
    .regex(/^[\w.-]{0,80}$/, 'Expected the name of a profile, such as latency.')
    .default('')
    .meta({
      label: 'Onload profile',
      flag: 'onload --profile',
      help: 'Empty: without onload.',
      advanced: true,
    }),
  environment: z
    .array(
      z
        .string()
        .regex(/^[A-Za-z_]\w*=.{0,400}$/, 'Expected NAME=value, such as EF_POLL_USEC=100000.'),
    )
    .max(40)
    .default([])
    .meta({ label: 'Environment', flag: 'NAME=value', advanced: true }),
};

export type WrapperChoice = {
  readonly taskset: string;
  readonly onloadProfile: string;
  readonly environment: readonly string[];
};

/** The command with its wrappers in front, outermost first: env, onload, taskset. */
export function wrapped(argv: readonly string[], chosen: WrapperChoice): string[] {
  return [
    ...(chosen.environment.length > 0 ? ['env', ...chosen.environment] : []),
    ...(chosen.onloadProfile === '' ? [] : ['onload', `--profile=${chosen.onloadProfile}`]),
    ...(chosen.taskset === '' ? [] : ['taskset', '-c', chosen.taskset]),
    ...argv,
  ];
}
