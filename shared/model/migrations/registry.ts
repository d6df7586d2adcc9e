import { addCustomTools } from './add-custom-tools.ts';
import type { Migration } from './migration.ts';

/**
 * Every step between two schema versions, in order: the first is from 1, each next one from one more, the last makes
 * `experimentSchemaVersion`. A step stays for ever, and so does a file of its version in tests/fixtures/projects.
 */
export const migrations: readonly Migration[] = [addCustomTools];
