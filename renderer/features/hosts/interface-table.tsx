import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { HostCheck } from '../../../shared/api/values.ts';
import type { DataInterface, Host } from '../../../shared/model/host.ts';
import { Button } from '../../widgets/button.tsx';
import type { HostCheckState } from './use-host-check.ts';

type InterfaceTableProps = {
  readonly host: Host;
  readonly state: HostCheckState;
  readonly isReadOnly: boolean;
  readonly onChange: (host: Host) => Promise<boolean>;
};

type Found = HostCheck['interfaces'][number];

/** Data-plane interfaces: those in use are ticked; a connection adds what the host has. */
export function InterfaceTable({ host, state, isReadOnly, onChange }: InterfaceTableProps) {
  const rows = interfaceRows(host, state, isReadOnly);
  const set = (interfaces: DataInterface[]) => void onChange({ ...host, interfaces });
  const toggle = ({ netdev, address, isUsed }: Row) =>
    set(
      isUsed
        ? host.interfaces.filter((other) => other.netdev !== netdev)
        : [...host.interfaces, { netdev, address }],
    );
  return (
    <section className="host-part" aria-labelledby="host-interfaces">
      <h2 id="host-interfaces">
        Data-plane interfaces
        <span className="count">
          {state.kind === 'connected'
            ? 'read from the host; tick those that tests use'
            : 'ticked ones are used by pairs'}
        </span>
      </h2>
      <table className="host-interfaces">
        <thead>
          <tr>
            <th>Interface</th>
            <th>Address</th>
            <th>Driver</th>
            <th>NUMA node</th>
          </tr>
        </thead>
        <InterfaceRows rows={rows} onToggle={toggle} />
      </table>
      {!isReadOnly && (
        <AddInterface
          taken={host.interfaces.map(({ netdev }) => netdev)}
          onAdd={(added) => set([...host.interfaces, added])}
        />
      )}
    </section>
  );
}

type Row = {
  readonly netdev: string;
  /** Empty when the host gave none. */
  readonly address: string;
  readonly found: Found | undefined;
  readonly isUsed: boolean;
  readonly isReadOnly: boolean;
};

/** Those in use first, then what else the host has; an interface without an address cannot be used. */
function interfaceRows(host: Host, state: HostCheckState, isReadOnly: boolean): readonly Row[] {
  const found = state.kind === 'connected' ? state.check.interfaces : [];
  const used = host.interfaces.map(({ netdev, address }) => ({
    netdev,
    address,
    found: found.find((other) => other.netdev === netdev),
    isUsed: true,
    isReadOnly,
  }));
  const unused = found
    .filter(({ netdev }) => !host.interfaces.some((own) => own.netdev === netdev))
    .map((candidate) => ({
      netdev: candidate.netdev,
      address: candidate.addresses[0] ?? '',
      found: candidate,
      isUsed: false,
      isReadOnly: isReadOnly || candidate.addresses.length === 0,
    }));
  return [...used, ...unused];
}

type InterfaceRowsProps = {
  readonly rows: readonly Row[];
  readonly onToggle: (row: Row) => void;
};

function InterfaceRows({ rows, onToggle }: InterfaceRowsProps) {
  return (
    <tbody>
      {rows.map((row) => (
        <InterfaceRow key={row.netdev} {...row} onToggle={() => onToggle(row)} />
      ))}
      {rows.length === 0 && (
        <tr>
          <td colSpan={4} className="faint">
            None yet. A connection reads them from the host.
          </td>
        </tr>
      )}
    </tbody>
  );
}

type InterfaceRowProps = Row & { readonly onToggle: () => void };

function InterfaceRow(props: InterfaceRowProps) {
  const { netdev, address, found, isUsed, isReadOnly, onToggle } = props;
  return (
    <tr>
      <td>
        <label className="check">
          <input type="checkbox" checked={isUsed} disabled={isReadOnly} onChange={onToggle} />
          <bdi className="mono">{netdev}</bdi>
        </label>
      </td>
      <td>{address === '' ? <span className="faint">no address</span> : <bdi>{address}</bdi>}</td>
      <td>{found?.driver ?? <span className="faint">not recorded</span>}</td>
      <td>{found?.numaNode ?? <span className="faint">not recorded</span>}</td>
    </tr>
  );
}

type AddInterfaceProps = {
  readonly taken: readonly string[];
  readonly onAdd: (added: DataInterface) => void;
};

/** For a host that cannot be reached now. */
function AddInterface({ taken, onAdd }: AddInterfaceProps) {
  const [netdev, setNetdev] = useState('');
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = () => {
    const next = { netdev: netdev.trim(), address: address.trim() };
    if (next.netdev === '' || next.address === '') {
      setProblem('Expected a kernel name such as enp139s0f0, and its data-plane address.');
    } else if (taken.includes(next.netdev)) {
      setProblem(`${next.netdev} is in the table already.`);
    } else {
      onAdd(next);
      setNetdev('');
      setAddress('');
      setProblem(undefined);
    }
  };
  const isInvalid = problem !== undefined;
  return (
    <form
      className="host-add-interface"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className="input">
        <input
          aria-label="Interface to add"
          aria-invalid={isInvalid}
          placeholder="enp139s0f0"
          value={netdev}
          onChange={(event) => setNetdev(event.target.value)}
        />
      </div>
      <div className="input">
        <input
          aria-label="Its data-plane address"
          aria-invalid={isInvalid}
          placeholder="192.168.10.2"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </div>
      <Button icon={Plus} onClick={add}>
        Add interface
      </Button>
      {isInvalid && <p role="alert">{problem}</p>}
    </form>
  );
}
