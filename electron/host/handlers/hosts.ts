import type { Handlers } from '../../../shared/api/dispatcher.ts';
import type { HostCheck } from '../../../shared/api/values.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { hostId } from '../../../shared/model/identifiers.ts';
import { identifyHost, readInterfaces } from '../../services/capture/host-interfaces.ts';
import type { ConnectHost } from '../connections.ts';
import type { Desk } from '../desk.ts';

/** Connects once, asks a host who it is and which interfaces it has, and leaves. */
export function hostHandlers(desk: Desk, connect: ConnectHost): Pick<Handlers, 'hosts.check'> {
  return {
    'hosts.check': async (input): Promise<Result<HostCheck, Failure>> => {
      const document = desk.document();
      if (!document.ok) return document;
      const id = hostId.safeParse(input.hostId);
      const host = id.success ? document.value.experiment().hosts[id.data] : undefined;
      if (!host) return err(failure('not-found', 'The host was deleted. Undo brings it back.'));
      const startedAt = performance.now();
      const connected = await connect(host);
      if (!connected.ok) return connected;
      await using session = connected.value;
      const connectMs = Math.round(performance.now() - startedAt);
      const identity = await identifyHost(session);
      if (!identity.ok) return identity;
      const interfaces = await readInterfaces(session);
      if (!interfaces.ok) return interfaces;
      return ok({ ...identity.value, connectMs, interfaces: interfaces.value });
    },
  };
}
