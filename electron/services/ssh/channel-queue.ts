import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';

/** Gives out a limited number of places, first come first served. */
export type ChannelQueue = {
  /** Waits for a place; the answer releases it. Fails with `cancelled` when `signal` aborts first. */
  readonly enter: (signal: AbortSignal | undefined) => Promise<Result<() => void, Failure>>;
};

/** A queue with `places` places. */
export function createChannelQueue(places: number): ChannelQueue {
  let free = places;
  const waiting = new Set<() => void>();

  function release(): void {
    free++;
    const [next] = waiting;
    next?.();
  }

  /** A place that can be given back any number of times, but counts once. */
  function takePlace(): () => void {
    free--;
    let held = true;
    return () => {
      if (held) release();
      held = false;
    };
  }

  return {
    enter(signal) {
      if (signal?.aborted === true) return Promise.resolve(err(cancelled));
      if (free > 0) return Promise.resolve(ok(takePlace()));
      return new Promise((resolve) => {
        const admit = () => {
          waiting.delete(admit);
          signal?.removeEventListener('abort', leave);
          resolve(ok(takePlace()));
        };
        const leave = () => {
          waiting.delete(admit);
          resolve(err(cancelled));
        };
        waiting.add(admit);
        signal?.addEventListener('abort', leave, { once: true });
      });
    },
  };
}

const cancelled = failure('cancelled', 'The command was cancelled before it began.');
