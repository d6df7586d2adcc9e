// Programs that stand before a tool: they choose rights, network namespace, network stack, NUMA node, priority and CPUs.
import { z } from 'zod';
import type { Role } from '../model/run.ts';

const numberList = String.raw`\d{1,4}(?:-\d{1,4})?(?:,\d{1,4}(?:-\d{1,4})?)*`;
const name = String.raw`\w[\w.-]{0,79}`;

/** Text of one value for both ends or, with a semicolon, of the initiator's and the responder's; each may be empty. */
function perSide(one: string, expected: string) {
  return z
    .string()
    .max(400)
    .regex(new RegExp(`^(?:${one})?(?:;(?:${one})?)?$`), expected)
    .default('');
}

function numaNodes(label: string, option: string) {
  return perSide(numberList, 'Expected NUMA nodes such as 0 or 0,1, or two lists: 0;1.').meta({
    label,
    flag: `numactl ${option}`,
    help: '0 for both ends; 0;1 for initiator;responder.',
    advanced: true,
  });
}

/** Parameters of a tool that can be wrapped; spread into its schema. */
export const wrapperParameters = {
  taskset: perSide(numberList, 'Expected a CPU list such as 8 or 8-11, or two: 8;9.').meta({
    label: 'Pin with taskset',
    unit: 'CPU list',
    flag: 'taskset -c',
    help: '8 pins both ends; 8;9 the initiator to 8, the responder to 9.',
    advanced: true,
  }),
  numaCpus: numaNodes('CPUs of NUMA node', '--cpunodebind'),
  numaMemory: numaNodes('Memory of NUMA node', '--membind'),
  realtimePriority: z.number().int().min(0).max(99).default(0).meta({
    label: 'Real-time priority',
    flag: 'chrt -f',
    help: '0: ordinary scheduling. A busy loop above 0 can starve its CPU.',
    advanced: true,
  }),
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
  preload: z
    .string()
    .max(200)
    .regex(
      /^(?:(?:\/[\w.+-]+)*\/)?[\w+][\w.+-]*\.so(?:\.\d+)*$|^$/,
      'Expected a library such as libvma.so, libxlio.so or /opt/lib/libvma.so.',
    )
    .default('')
    .meta({
      label: 'Network stack to preload',
      flag: 'LD_PRELOAD',
      help: 'libvma.so for VMA, libxlio.so for XLIO; its variables go into the environment.',
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
  netns: perSide(name, 'Expected the name of a network namespace, or two: red;blue.').meta({
    label: 'Network namespace',
    flag: 'ip netns exec',
    help: 'red for both ends; red;blue for initiator;responder. Needs root.',
    advanced: true,
  }),
  sudo: z.boolean().default(false).meta({
    label: 'Run as root',
    flag: 'sudo -n',
    help: 'For a login that sudo asks for no password; to end such a tool early, sudo must allow kill too.',
    advanced: true,
  }),
};

export type WrapperChoice = z.infer<z.ZodObject<typeof wrapperParameters>>;

/**
 * The command of one end with its wrappers in front, outermost first: sudo, ip netns exec, env, onload, numactl, chrt,
 * taskset. Entering a namespace needs root; sudo drops variables such as LD_PRELOAD, so env comes after it; onload lets
 * variables that are set already win over its profile. CPUs come last: numactl would widen what taskset chose.
 */
export function wrapped(
  argv: readonly string[],
  chosen: WrapperChoice,
  role: Role = 'initiator',
): string[] {
  const { onloadProfile, realtimePriority } = chosen;
  const cpus = sideOf(chosen.taskset, role);
  const nodes = [
    ...given(sideOf(chosen.numaCpus, role), (list) => [`--cpunodebind=${list}`]),
    ...given(sideOf(chosen.numaMemory, role), (list) => [`--membind=${list}`]),
  ];
  const variables = [
    ...chosen.environment,
    ...given(chosen.preload, (library) => [`LD_PRELOAD=${library}`]),
  ];
  return [
    ...(chosen.sudo ? ['sudo', '-n'] : []),
    ...given(sideOf(chosen.netns, role), (netns) => ['ip', 'netns', 'exec', netns]),
    ...(variables.length > 0 ? ['env', ...variables] : []),
    ...given(onloadProfile, (profile) => ['onload', `--profile=${profile}`]),
    ...(nodes.length > 0 ? ['numactl', ...nodes] : []),
    ...(realtimePriority > 0 ? ['chrt', '-f', String(realtimePriority)] : []),
    ...given(cpus, (list) => ['taskset', '-c', list]),
    ...argv,
  ];
}

/** The wrappers of a command that enter a network namespace; its ports are seen only from there. Empty without one. */
export function namespaceEntry(argv: readonly string[]): readonly string[] {
  const start = argv[0] === 'sudo' ? 2 : 0;
  const isEntry = argv[start] === 'ip' && argv[start + 1] === 'netns';
  return isEntry ? argv.slice(0, start + 4) : [];
}

/** What one end gets of a value such as `8` or `8;9`. */
function sideOf(value: string, role: Role): string {
  const [initiator = '', responder = initiator] = value.split(';');
  return role === 'initiator' ? initiator : responder;
}

function given(value: string, argv: (value: string) => string[]): string[] {
  return value === '' ? [] : argv(value);
}
