import { failure } from '../../../shared/base/failure.ts';
import { err } from '../../../shared/base/result.ts';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import type { Desk } from '../desk.ts';
import type { ConnectHost } from '../connections.ts';
export function hostHandlers(_desk: Desk, _connect: ConnectHost): Pick<Handlers, 'hosts.check'> {
  return { 'hosts.check': () => err(failure('internal', 'This build cannot do that.')) };
}
