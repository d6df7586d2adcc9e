/** A file's content as JSON, before it is known to fit the present schema. */
export type FileContent = Readonly<Record<string, unknown>>;

/** One step from a file's schema version to the next. Pure; the result is checked by the schema of today only. */
export type Migration = {
  /** The version that it reads; it makes the next one. */
  readonly from: number;
  readonly migrate: (content: FileContent) => FileContent;
};

/**
 * Every step between two schema versions, in order: the first is from 1, each next one from one more, the last makes
 * `experimentSchemaVersion`. A step stays for ever, and so does a file of its version in tests/fixtures/projects.
 */
export const migrations: readonly Migration[] = [];
