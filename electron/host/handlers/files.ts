import { readdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { RecentFiles } from '../../services/storage/recent.ts';
import type { HostPaths, HostPorts } from '../ports.ts';

type FilesHandlers = Pick<
  Handlers,
  'files.recent' | 'files.forgetRecent' | 'files.list' | 'files.pick' | 'files.reveal'
>;

/** Folders and experiments of this machine, for hosts with and without real file dialogs. */
export function filesHandlers(
  ports: HostPorts,
  paths: HostPaths,
  recent: RecentFiles,
): FilesHandlers {
  return {
    'files.recent': async () => ok(await recent.list()),
    'files.forgetRecent': async ({ path }) => {
      await recent.forget(path);
      return ok({});
    },
    'files.list': async ({ directory = paths.documentsDirectory }) => listDirectory(directory),
    'files.pick': async (request) => {
      if (!ports.pickFile) {
        return err(failure('invalid-input', 'This host has no file dialogs of its own.'));
      }
      const path = await ports.pickFile(request);
      return ok(path === undefined ? {} : { path });
    },
    'files.reveal': ({ path }) => {
      ports.revealInFolder?.(path);
      return ok({});
    },
  };
}

async function listDirectory(directory: string) {
  const absolute = resolve(directory);
  const parent = dirname(absolute);
  try {
    const entries = await readdir(absolute, { withFileTypes: true });
    const visible = entries.filter(({ name }) => !name.startsWith('.'));
    return ok({
      directory: absolute,
      ...(parent === absolute ? {} : { parent }),
      folders: namesOf(visible.filter((entry) => entry.isDirectory())),
      files: namesOf(visible.filter(({ name }) => name.endsWith('.jitterbook.json'))),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(failure('storage', `The folder ${absolute} cannot be read: ${reason}.`));
  }
}

function namesOf(entries: readonly { readonly name: string }[]): string[] {
  return entries.map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1));
}
