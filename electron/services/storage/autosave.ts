import type { StorageEnvironment } from './environment.ts';

/** The experiment is saved this long after the last change... */
const quietMs = 2_000;
/** ...and during a campaign, when changes never pause, this often. A save that failed is tried again after as long. */
const mostMs = 15_000;

/** Decides when the experiment is saved without being asked. */
export class Autosave {
  readonly #environment: StorageEnvironment;
  readonly #save: () => Promise<unknown>;
  #timer: NodeJS.Timeout | undefined;
  #unsavedSinceMs: number | undefined;

  /** @param save Never rejects. */
  constructor(environment: StorageEnvironment, save: () => Promise<unknown>) {
    this.#environment = environment;
    this.#save = save;
  }

  /** There is something to save. */
  soon(): void {
    const now = this.#environment.now();
    this.#unsavedSinceMs ??= now;
    const quiet = this.#environment.autosaveQuietMs ?? quietMs;
    this.#startTimer(Math.min(quiet, this.#unsavedSinceMs + mostMs - now));
  }

  /** The last save failed. */
  later(): void {
    this.#startTimer(mostMs);
  }

  /** A save has begun, or there will be none. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#unsavedSinceMs = undefined;
  }

  #startTimer(inMs: number): void {
    clearTimeout(this.#timer);
    // What is not saved is in the journal: no reason to keep a program alive that wants to end.
    this.#timer = setTimeout(() => void this.#save(), Math.max(0, inMs)).unref();
  }
}
