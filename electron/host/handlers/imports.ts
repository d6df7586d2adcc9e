import { failure } from '../../../shared/base/failure.ts';
import { err } from '../../../shared/base/result.ts';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import type { Desk } from '../desk.ts';
export function importHandlers(_desk: Desk): Pick<Handlers, 'imports.add'> {
  return { 'imports.add': () => err(failure('internal', 'This build cannot do that.')) };
}
