import { Check, Clock, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import type { Experiment } from '../../../shared/model/experiment.ts';
import type { Pair, PairEnd } from '../../../shared/model/pair.ts';
import { useExperiment } from '../../store/react.ts';
import { FailurePanel } from '../../widgets/failure-panel.tsx';
import type { HostCheckState } from '../hosts/use-host-check.ts';

type PairFindingsProps = {
  readonly pair: Pair;
  readonly initiator: HostCheckState;
  readonly responder: HostCheckState;
};

type Finding = { readonly mark: 'ok' | 'warn' | 'bad' | 'waits'; readonly words: string };

/** What the check of both connections found, one side per column. */
export function PairFindings({ pair, initiator, responder }: PairFindingsProps) {
  const experiment = useExperiment();
  const sides = [
    { state: initiator, end: pair.initiator },
    { state: responder, end: pair.responder },
  ];
  return (
    <section className="pair-findings" aria-label="Check">
      <table>
        <thead>
          <tr>
            <th>Check</th>
            <th>Initiator</th>
            <th>Responder</th>
          </tr>
        </thead>
        <tbody>
          <FindingRow title="Signed in" findings={sides.map(({ state }) => signedIn(state))} />
          <FindingRow title="System" findings={sides.map(({ state }) => system(state))} />
          <FindingRow
            title="Address on interface"
            findings={sides.map(({ state, end }) => addressOnInterface(state, end, experiment))}
          />
        </tbody>
      </table>
      {sides.map(
        ({ state }, index) =>
          state.kind === 'failed' && <FailurePanel key={index} failure={state.failure} />,
      )}
    </section>
  );
}

function signedIn(state: HostCheckState): Finding {
  switch (state.kind) {
    case 'not-asked':
      return { mark: 'waits', words: 'not checked yet' };
    case 'checking':
      return { mark: 'waits', words: 'connecting' };
    case 'connected':
      return { mark: 'ok', words: `${String(Math.round(state.check.connectMs))} ms` };
    case 'failed':
      return { mark: 'bad', words: state.failure.message };
  }
}

function system(state: HostCheckState): Finding {
  return state.kind === 'connected'
    ? { mark: 'ok', words: state.check.system }
    : { mark: 'waits', words: 'waits for the connection' };
}

function addressOnInterface(
  state: HostCheckState,
  { hostId, netdev }: PairEnd,
  { hosts }: Experiment,
): Finding {
  if (state.kind !== 'connected') return { mark: 'waits', words: 'waits for the connection' };
  const wanted = hosts[hostId]?.interfaces.find((own) => own.netdev === netdev)?.address ?? '';
  const found = state.check.interfaces.find((own) => own.netdev === netdev);
  if (!found) return { mark: 'bad', words: `the host has no interface ${netdev}` };
  // The loopback interface answers for all of 127.0.0.0/8, though it lists one address (RFC 1122, 3.2.1.3).
  const isLoopback = netdev === 'lo' && wanted.startsWith('127.');
  return isLoopback || found.addresses.includes(wanted)
    ? { mark: 'ok', words: `${wanted} on ${netdev}` }
    : { mark: 'warn', words: `${netdev} has ${found.addresses.join(', ') || 'no address'}` };
}

type FindingRowProps = { readonly title: string; readonly findings: readonly Finding[] };

const marks = {
  ok: { icon: Check, name: 'fine' },
  warn: { icon: TriangleAlert, name: 'needs a look' },
  bad: { icon: X, name: 'fails' },
  waits: { icon: Clock, name: 'waits' },
} as const satisfies Record<Finding['mark'], { icon: LucideIcon; name: string }>;

function FindingRow({ title, findings }: FindingRowProps) {
  return (
    <tr>
      <td>{title}</td>
      {findings.map(({ mark, words }, index) => {
        const { icon: Icon, name } = marks[mark];
        return (
          <td key={index} className={mark}>
            <Icon size={14} role="img" aria-label={name} />
            <bdi>{words}</bdi>
          </td>
        );
      })}
    </tr>
  );
}
