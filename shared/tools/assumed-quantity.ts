// What a person says about the quantity, put where a parser had to assume it; and what of an output was assumed at all.
import { ok, type Result } from '../base/result.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Assumable, Assumption, ParsedOutput, ParseFailure } from './tool.ts';

/**
 * The output with the person's quantity in every row whose quantity is assumed. It stays assumed: nothing was printed. Rows
 * with a printed or inferred quantity stay as they are.
 */
export function withAssumedQuantity(
  parsed: Result<ParsedOutput, ParseFailure>,
  assume: Assumption = {},
): Result<ParsedOutput, ParseFailure> {
  if (!parsed.ok || !parsed.value.measurements.some(isAssumed)) return parsed;
  const kind = assume.quantity;
  const measurements = parsed.value.measurements.map((one) =>
    kind !== undefined && isAssumed(one)
      ? { ...one, quantity: { kind, known: 'assumed' as const } }
      : one,
  );
  const assumed = new Set<Assumable>([...(parsed.value.assumed ?? []), 'quantity']);
  return ok({ ...parsed.value, measurements, assumed: [...assumed] });
}

function isAssumed({ quantity }: Measurement): boolean {
  return quantity?.known === 'assumed';
}
