/** What storage takes from the machine that it runs on; tests give their own. */
export type StorageEnvironment = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Name of this machine, as other people know it. */
  readonly machine: string;
  /** How long after the last change the experiment is saved; 2 s unless told. */
  readonly autosaveQuietMs?: number;
};

/** The present instant in ISO 8601. */
export function instantNow({ now }: StorageEnvironment): string {
  return new Date(now()).toISOString();
}
