// What cannot be in the commands of a custom tool.
import type { CustomCommand } from './custom-tool.ts';
import { patternFaults, type CustomToolFault } from './custom-tool-fault.ts';
import { knownPlaceholders, placeholdersIn } from './placeholders.ts';

/** Placeholders that stand for nothing, parameters of one name, a port that is none, a file that nobody leaves. */
export function commandFaults({
  server,
  client,
  file,
  parameters,
}: CustomCommand): CustomToolFault[] {
  const names = parameters.map(({ name }) => name);
  const known = new Set<string>([...knownPlaceholders, ...names]);
  const own = parameters.flatMap(({ name }, index) => {
    const path = ['command', 'parameters', index, 'name'];
    if (knownPlaceholders.some((taken) => taken === name))
      return [{ path, message: `the parameter ${name} has the name of a placeholder.` }];
    return names.indexOf(name) < index
      ? [{ path, message: `there are two parameters named ${name}.` }]
      : [];
  });
  const isFileNamed =
    file === undefined || client.argv.some((one) => placeholdersIn(one).includes('work'));
  return [
    ...own,
    ...argvFaults(client.argv, ['command', 'client', 'argv'], known),
    ...(isFileNamed
      ? []
      : [
          {
            path: ['command', 'file'],
            message: `no argument of the client has {work}, where ${file} is to be left.`,
          },
        ]),
    ...(server ? serverFaults(server, known) : []),
  ];
}

function serverFaults(
  { argv, readiness }: NonNullable<CustomCommand['server']>,
  known: ReadonlySet<string>,
): CustomToolFault[] {
  const place = ['command', 'server'];
  const faults = argvFaults(argv, [...place, 'argv'], known);
  const path = [...place, 'readiness', readiness.kind === 'line' ? 'pattern' : 'port'];
  if (readiness.kind === 'line')
    return [...faults, ...patternFaults(readiness.pattern, path, 'line of the server')];
  const { port } = readiness;
  const isPort = /^\d{1,5}$/.test(port) ? isInRange(Number(port)) : isPlaceholder(port, known);
  return isPort
    ? faults
    : [
        ...faults,
        { path, message: `port of the server: ${port} is neither {port} nor 1 to 65535.` },
      ];
}

function isInRange(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

function isPlaceholder(text: string, known: ReadonlySet<string>): boolean {
  const [name, ...others] = placeholdersIn(text);
  return name !== undefined && others.length === 0 && text === `{${name}}` && known.has(name);
}

function argvFaults(
  argv: readonly string[],
  path: CustomToolFault['path'],
  known: ReadonlySet<string>,
): CustomToolFault[] {
  return argv.flatMap((argument, index) =>
    placeholdersIn(argument)
      .filter((name) => !known.has(name))
      .map((name) => ({
        path: [...path, index],
        message: `{${name}} is no parameter of it. Write {{${name}}} for the text itself.`,
      })),
  );
}
