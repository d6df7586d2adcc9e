import { randomBytes } from 'node:crypto';
import type { IdentifierSource } from '../../shared/base/identifier.ts';

let last = 0;

/**
 * Identifiers from this machine's clock and chance. The time never repeats or goes back, so that things made one after the
 * other sort in that order.
 */
export const systemIdentifiers: IdentifierSource = {
  now: () => {
    last = Math.max(last + 1, Date.now());
    return last;
  },
  randomBytes: (count) => randomBytes(count),
};
