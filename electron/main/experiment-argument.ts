import path from 'node:path';

/**
 * The experiment named on a command line, as an absolute path. Electron puts arguments of its own around ours, so the
 * file's ending tells which one is meant.
 */
export function experimentArgument(
  argv: readonly string[],
  workingFolder: string,
): string | undefined {
  const named = argv
    .slice(1)
    .find((argument) => argument.endsWith('.json') && !argument.startsWith('-'));
  return named === undefined ? undefined : path.resolve(workingFolder, named);
}
