// The commands of a custom tool: its arguments with every placeholder replaced, wrappers in front.
import { z } from 'zod';
import { compilePattern } from '../../base/pattern.ts';
import type { CustomCommand } from '../../model/custom-tool.ts';
import { filledIn } from '../../model/placeholders.ts';
import type { CommandContext, Readiness, ServerCommand, ToolCommands } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

type Chosen = Readonly<Record<string, unknown>>;

const ownValue = z.union([z.number(), z.string()]);
type Server = NonNullable<CustomCommand['server']>;

/** Parameters as a form shows them; one that is named like a wrapper stands in its place. */
export function parametersOf(command: CustomCommand | undefined): z.ZodObject {
  const own = (command?.parameters ?? []).map(({ name, label, unit, value }) => {
    const meta = { label, ...(unit !== undefined && unit !== '' && { unit }) };
    const field =
      typeof value === 'number'
        ? z.number().default(value).meta(meta)
        : z.string().max(400).default(value).meta(meta);
    return [name, field] as const;
  });
  return z.object({ ...wrapperParameters, ...Object.fromEntries(own) });
}

const wrappers = z.object(wrapperParameters);

/** Before a run is prepared no port is known, and 0 stands for it. */
export function commandsOf(
  command: CustomCommand,
  chosen: Chosen,
  context: CommandContext,
): ToolCommands {
  const { server, client, file, estimatedSeconds } = command;
  const values = valuesFor(command, chosen, context);
  const wrapping = wrappers.parse(withoutOwn(chosen, command));
  const argvOf = (argv: readonly string[]) => argv.map((one) => filledIn(one, values));
  return {
    ...(server && {
      server: serverCommand(server, wrapped(argvOf(server.argv), wrapping, 'responder'), values),
    }),
    client: {
      argv: wrapped(argvOf(client.argv), wrapping),
      files: file === undefined ? [] : [file],
    },
    estimatedSeconds,
  };
}

function valuesFor({ parameters }: CustomCommand, chosen: Chosen, context: CommandContext) {
  const own = parameters.map(
    ({ name, value }) => [name, String(ownValue.parse(chosen[name] ?? value))] as const,
  );
  return {
    ...Object.fromEntries(own),
    initiator: context.initiatorAddress,
    responder: context.responderAddress,
    work: context.workDirectory,
    port: String(context.freePort ?? 0),
  };
}

function withoutOwn(chosen: Chosen, { parameters }: CustomCommand): Chosen {
  const own = new Set(parameters.map(({ name }) => name));
  return Object.fromEntries(Object.entries(chosen).filter(([name]) => !own.has(name)));
}

function serverCommand(
  { readiness, endsByItself }: Server,
  argv: readonly string[],
  values: Readonly<Record<string, string>>,
): ServerCommand {
  return { argv, readiness: readinessOf(readiness, values), endsByItself };
}

/** A pattern that does not compile, as only a file that was edited by hand can hold, is a line that never comes. */
function readinessOf(
  readiness: Server['readiness'],
  values: Readonly<Record<string, string>>,
): Readiness {
  if (readiness.kind === 'port') {
    const port = Number(filledIn(readiness.port, values));
    return { kind: 'port', protocol: readiness.protocol, port };
  }
  const pattern = compilePattern(readiness.pattern);
  const test = pattern.ok ? pattern.value.test : () => false;
  return { ...readiness, pattern: { test, toString: () => readiness.pattern } };
}
