import { randomBytes } from 'node:crypto';
import type { IdentifierSource } from '../../shared/base/identifier.ts';

/** Identifiers from this machine's clock and chance. */
export const systemIdentifiers: IdentifierSource = {
  now: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
};
