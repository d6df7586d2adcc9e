// What a command line of sfnt-pingpong says about the test: either the header's `# cmdline:`, where quotes are lost, or
// the shell prompt above a pasted output, where wrappers stand too.
import type { ParameterValues } from '../../model/plan.ts';

/** `[user@host folder]# command`, `host:folder$ command`, `$ command`; a bare `#` is a header line or a comment. */
const prompt = /^(?:\[[^\]]*\][#$>]|[^\s#]+[#$>]|[$>])\s+(?<command>.*sfnt-pingpong\b.*)$/;

/** The command behind a shell prompt, when it runs sfnt-pingpong. */
export function promptedCommand(text: string): string | undefined {
  return prompt.exec(text.trim())?.groups?.['command'];
}

/** Parameters of the test that a client's command line states. Options it does not give are left to the defaults. */
export function parametersOf(commandLine: string): ParameterValues {
  const option = (name: string) =>
    new RegExp(`\\s--${name}[= ]\\s*"?(?<value>[^\\s"]+)"?`).exec(commandLine)?.groups?.['value'];
  const protocol = /\s(?<protocol>tcp|udp)(?:\s|$)/.exec(commandLine)?.groups?.['protocol'];
  const percentile = Number(option('percentile'));
  const affinity = option('affinity')?.replace(',', ';');
  return {
    ...(protocol !== undefined && { protocol }),
    ...(affinity !== undefined && { affinity }),
    ...(option('percentile') !== undefined && Number.isFinite(percentile) && { percentile }),
    ...(/\s--rtt(?:\s|=1|$)/.test(commandLine) && { rtt: true }),
    ...(/\s--spin(?:\s|=1|$)/.test(commandLine) && { spin: true }),
  };
}

/** What stands before the program at a prompt: onload with its profile, and CPUs chosen by taskset. */
export function wrappersOf(command: string): ParameterValues {
  const before = command.slice(0, command.indexOf('sfnt-pingpong'));
  const profile = /\bonload\b.*?(?:--profile[= ]|-p\s+)(?<profile>\S+)/.exec(before)?.groups?.[
    'profile'
  ];
  const cpus = /\btaskset\s+-c\s+(?<cpus>[\d,-]+)/.exec(before)?.groups?.['cpus'];
  return {
    ...(profile !== undefined && { onloadProfile: profile }),
    ...(cpus !== undefined && { taskset: cpus }),
  };
}
