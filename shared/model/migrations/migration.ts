/** A file's content as JSON, before it is known to fit the present schema. */
export type FileContent = Readonly<Record<string, unknown>>;

/** One step from a file's schema version to the next. Pure; the result is checked by the schema of today only. */
export type Migration = {
  /** The version that it reads; it makes the next one. */
  readonly from: number;
  readonly migrate: (content: FileContent) => FileContent;
};
