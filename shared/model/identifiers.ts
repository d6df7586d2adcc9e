import { z } from 'zod';

function identifier<Prefix extends string>(prefix: Prefix) {
  return z.templateLiteral([`${prefix}_`, z.string().regex(/^[0-9a-z]{1,40}$/)]);
}

export const hostId = identifier('host');
export const pairId = identifier('pair');
export const factorId = identifier('factor');
export const planId = identifier('plan');
export const runId = identifier('run');
export const customToolId = identifier('tool');
export const noteId = identifier('note');
export const comparisonId = identifier('comparison');

export type HostId = z.infer<typeof hostId>;
export type PairId = z.infer<typeof pairId>;
export type PlanId = z.infer<typeof planId>;
export type RunId = z.infer<typeof runId>;
export type CustomToolId = z.infer<typeof customToolId>;

/** A sha256 in lower-case hexadecimal: the address of a raw output. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An instant in ISO 8601 with UTC offset or Z. */
export const instant = z.iso.datetime({ offset: true });
