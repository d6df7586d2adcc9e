/**
 * Lets work on one thing happen one after the other, and gathers items that arrive meanwhile into one batch: many
 * commands share one fsync.
 */
export class TurnQueue<Item> {
  readonly #commit: (items: readonly Item[]) => Promise<void>;
  #waiting: Item[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** @param commit Does a batch, in order of arrival. */
  constructor(commit: (items: readonly Item[]) => Promise<void>) {
    this.#commit = commit;
  }

  /** Puts an item into the next batch. Rejects when the batch as a whole threw. */
  add(item: Item): Promise<void> {
    this.#waiting.push(item);
    return this.run(async () => {
      const batch = this.#waiting;
      this.#waiting = [];
      if (batch.length > 0) await this.#commit(batch);
    });
  }

  /** Does a task between batches. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
