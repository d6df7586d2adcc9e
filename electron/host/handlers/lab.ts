import type { Handlers } from '../../../shared/api/dispatcher.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { newIdentifier } from '../../../shared/base/identifier.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Host } from '../../../shared/model/host.ts';
import type { HostId, PairId } from '../../../shared/model/identifiers.ts';
import type { Lab, LabMember } from '../../services/lab/start-lab.ts';
import type { Document } from '../../services/storage/document.ts';
import type { Desk } from '../desk.ts';
import { systemIdentifiers } from '../identifiers.ts';
import type { LabKeeper } from '../lab-keeper.ts';

type LabHandlers = Pick<Handlers, 'lab.state' | 'lab.start' | 'lab.addToExperiment'>;

export function labHandlers(keeper: LabKeeper, desk: Desk): LabHandlers {
  return {
    'lab.state': () => ok(keeper.state()),
    'lab.start': async () => {
      const started = await keeper.start();
      return started.ok ? ok(keeper.state()) : started;
    },
    'lab.addToExperiment': async () => {
      const document = desk.document();
      if (!document.ok) return document;
      const lab = await keeper.start();
      if (!lab.ok) return lab;
      const a = await hostOfMember(document.value, lab.value, 'lab-a');
      if (!a.ok) return a;
      const b = await hostOfMember(document.value, lab.value, 'lab-b');
      if (!b.ok) return b;
      const pair = await pairOf(document.value, lab.value.netdev, [a.value, b.value]);
      return pair.ok ? ok({ pairId: pair.value }) : err(pair.error);
    },
  };
}

async function hostOfMember(
  document: Document,
  lab: Lab,
  member: LabMember,
): Promise<Result<HostId, Failure>> {
  const existing = Object.values(document.experiment().hosts).find(
    ({ connection }) => connection.kind === 'embedded-lab' && connection.member === member,
  );
  if (existing) return ok(existing.id);
  const host: Host = {
    id: newIdentifier('host', systemIdentifiers),
    name: member,
    connection: { kind: 'embedded-lab', member },
    interfaces: [{ netdev: lab.netdev, address: lab.dataAddresses[member] }],
    hardware: {},
    note: '',
  };
  const added = await document.execute('addHost', host);
  return added.ok ? ok(host.id) : added;
}

async function pairOf(
  document: Document,
  netdev: string,
  [initiator, responder]: readonly [HostId, HostId],
): Promise<Result<PairId, Failure>> {
  const existing = Object.values(document.experiment().pairs).find(
    (pair) => pair.initiator.hostId === initiator && pair.responder.hostId === responder,
  );
  if (existing) return ok(existing.id);
  const id = newIdentifier('pair', systemIdentifiers);
  const added = await document.execute('addPair', {
    id,
    name: 'lab-a → lab-b',
    initiator: { hostId: initiator, netdev },
    responder: { hostId: responder, netdev },
    link: { kind: 'loopback', mode: '', cable: '' },
    note: '',
  });
  return added.ok ? ok(id) : added;
}
