import { z } from 'zod';
import { factorId, pairId, planId } from './identifiers.ts';

/** A tool parameter as JSON. Which ones a tool takes is the tool's own schema. */
export const parameterValue = z.union([
  z.string().max(4000),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string().max(400), z.number()])).max(1000),
]);
export type ParameterValue = z.infer<typeof parameterValue>;

export const parameterValues = z.record(z.string().max(80), parameterValue);
export type ParameterValues = z.infer<typeof parameterValues>;

/** A tool with parameters. Parameters that are not given have the tool's defaults. */
export const test = z.strictObject({
  toolId: z.string().min(1).max(60),
  /** What a person calls it; empty means the tool's title. */
  title: z.string().max(160),
  parameters: parameterValues,
});
export type Test = z.infer<typeof test>;

/** One level of a factor. `parameters` are set in each test whose tool takes them; none means that a person sets it. */
export const level = z.strictObject({
  name: z.string().min(1).max(120),
  parameters: parameterValues,
});
export type Level = z.infer<typeof level>;

/** A named condition that a comparison varies, such as receive mode or firmware variant. */
export const factor = z.strictObject({
  id: factorId,
  name: z.string().min(1).max(120),
  levels: z.array(level).min(1).max(50),
});
export type Factor = z.infer<typeof factor>;

/**
 * The order of execution.
 * - *sequential*: all repeats of one condition, then the next; drift looks like an effect.
 * - *randomised*: each repeat is a block with every condition once, shuffled with the seed.
 */
export const order = z.enum(['sequential', 'randomised']);
export type Order = z.infer<typeof order>;

/** Tests x pairs x factor levels x repeats, with an order. */
export const plan = z.strictObject({
  id: planId,
  name: z.string().min(1).max(160),
  tests: z.array(test).max(50),
  pairIds: z.array(pairId).max(50),
  factorIds: z.array(factorId).max(8),
  repeats: z.number().int().min(1).max(1000),
  order,
  /** Seed of the shuffle, kept so that the order can be told again. */
  seed: z.number().int().min(0).max(4_294_967_295),
});
export type Plan = z.infer<typeof plan>;
