import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { settings, type Settings } from '../../shared/api/values.ts';
import { failure, type Failure } from '../../shared/base/failure.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { writeFileAtomically } from '../services/storage/atomic-write.ts';
import { attempt } from '../services/storage/system-error.ts';

const defaults: Settings = { theme: 'system', chromiumPath: '' };

/** The person's settings of this machine, outside every experiment. */
export type SettingsFile = {
  readonly read: () => Promise<Settings>;
  readonly change: (changes: {
    readonly [Key in keyof Settings]?: Settings[Key] | undefined;
  }) => Promise<Result<Settings, Failure>>;
};

/** A settings file that cannot be read counts as none: settings are comfort, never a reason not to start. */
export function settingsFile(dataDirectory: string): SettingsFile {
  const path = join(dataDirectory, 'settings.json');
  async function read(): Promise<Settings> {
    const text = await readFile(path, 'utf8').catch(() => '{}');
    const stored = settings.partial().safeParse(parseJson(text));
    return { ...defaults, ...definedOf(stored.success ? stored.data : {}) };
  }
  return {
    read,
    async change(changes) {
      const next: Settings = { ...(await read()), ...definedOf(changes) };
      // At the first start of all there is no such folder yet.
      const made = await attempt(`make ${dataDirectory}`, () =>
        mkdir(dataDirectory, { recursive: true }),
      );
      const written = made.ok
        ? await writeFileAtomically(path, `${JSON.stringify(next, undefined, 2)}\n`)
        : made;
      if (written.ok) return ok(next);
      return err(failure('storage', `The settings were not kept: ${written.error.message}`));
    },
  };
}

function definedOf(changes: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }) {
  return {
    ...(changes.theme === undefined ? {} : { theme: changes.theme }),
    ...(changes.chromiumPath === undefined ? {} : { chromiumPath: changes.chromiumPath }),
  };
}

function parseJson(text: string): unknown {
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return {};
  }
}
