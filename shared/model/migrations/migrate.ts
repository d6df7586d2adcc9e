import { failure, type Failure } from '../../base/failure.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { experimentSchemaVersion } from '../experiment.ts';
import type { FileContent, Migration } from './migration.ts';
import { migrations } from './registry.ts';

/**
 * A file's content in the present version. Fails with `storage` when the version is newer than this program, or is no
 * version at all.
 */
export function migrateToPresent(content: FileContent): Result<FileContent, Failure> {
  const version = content['schemaVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return err(
      failure(
        'storage',
        'This experiment does not say which version of the format it has: expected a whole number in "schemaVersion".',
        { advice: 'It was not changed. Restore the file from a backup.' },
      ),
    );
  }
  if (version > experimentSchemaVersion) {
    return err(
      failure(
        'storage',
        `This file was written by a newer Jitterbook (schema ${version}); this one reads up to schema ${experimentSchemaVersion}. It was not changed.`,
        { advice: 'Get a newer version.' },
      ),
    );
  }
  return ok(applyMigrations(content, version, migrations));
}

/** The content after every step from `version` on. The steps are in order and without gaps. */
export function applyMigrations(
  content: FileContent,
  version: number,
  steps: readonly Migration[],
): FileContent {
  return steps
    .filter(({ from }) => from >= version)
    .reduce<FileContent>(
      (older, { from, migrate }) => ({ ...migrate(older), schemaVersion: from + 1 }),
      content,
    );
}
