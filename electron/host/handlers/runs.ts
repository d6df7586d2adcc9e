import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import type { Desk } from '../desk.ts';
export function runHandlers(
  _desk: Desk,
  _measuring: unknown,
): Pick<Handlers, 'runs.start' | 'runs.cancel' | 'runs.campaign'> {
  return {
    'runs.start': () => err(failure('internal', 'This build cannot do that.')),
    'runs.cancel': () => ok({}),
    'runs.campaign': () => ok({}),
  };
}
