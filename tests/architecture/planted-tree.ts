import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder, runTool } from '../support/run-tool.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** All that the guards read besides the sources. */
const configuration = [
  '.dependency-cruiser.cjs',
  'eslint.config.js',
  'build/lint',
  'build/tsconfig.json',
  'electron/tsconfig.json',
  'package.json',
  'renderer/tsconfig.json',
  'shared/tsconfig.json',
  'tests/tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.json',
];

/** A tree with this project's guards and other sources: path from the project folder to text. */
export type PlantedTree = AsyncDisposable & {
  readonly folder: string;
  /** Runs a program of node_modules/.bin there; resolves to its standard output, whatever its exit status. */
  readonly run: (program: string, args: readonly string[]) => Promise<string>;
};

export async function plantTree(sources: ReadonlyMap<string, string>): Promise<PlantedTree> {
  const folder = await temporaryFolder();
  for (const file of configuration) {
    await cp(path.join(projectFolder, file), path.join(folder.path, file), { recursive: true });
  }
  await symlink(path.join(projectFolder, 'node_modules'), path.join(folder.path, 'node_modules'));
  for (const [file, text] of sources) {
    const whole = path.join(folder.path, file);
    await mkdir(path.dirname(whole), { recursive: true });
    await writeFile(whole, text);
  }
  return {
    folder: folder.path,
    run: (program, args) => runTool(program, args, folder.path),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
