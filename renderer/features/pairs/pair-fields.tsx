import { ArrowLeftRight } from 'lucide-react';
import type { Host } from '../../../shared/model/host.ts';
import type { Link, PairEnd } from '../../../shared/model/pair.ts';
import type { Role } from '../../../shared/model/run.ts';
import { findById } from '../../store/find-by-id.ts';
import { useExperiment } from '../../store/react.ts';
import { IconButton } from '../../widgets/button.tsx';
import { SelectField } from '../../widgets/select-field.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { connectionWords } from '../hosts/connection-words.ts';
import { endOn, type PairDraft } from './pair-draft.ts';
import './pairs.css';

type PairFieldsProps = {
  readonly pair: PairDraft;
  readonly isReadOnly: boolean;
  readonly showsProblems?: boolean;
  readonly onChange: (pair: PairDraft) => undefined | Promise<boolean>;
};

/** Two host boxes and the link between them. */
export function PairFields({ pair, isReadOnly, showsProblems = false, onChange }: PairFieldsProps) {
  const { initiator, responder, link } = pair;
  return (
    <>
      <div className="pair-picture">
        <HostBox
          role="initiator"
          end={initiator}
          isReadOnly={isReadOnly}
          showsProblems={showsProblems}
          onChange={(end) => void onChange({ ...pair, initiator: end })}
        />
        <div className="pair-link">
          <span>{link.kind}</span>
          <i />
          <span>{link.mode || ' '}</span>
          <IconButton
            icon={ArrowLeftRight}
            label="Swap initiator and responder"
            disabled={isReadOnly}
            onClick={() => void onChange({ ...pair, initiator: responder, responder: initiator })}
          />
        </div>
        <HostBox
          role="responder"
          end={responder}
          isReadOnly={isReadOnly}
          showsProblems={showsProblems}
          onChange={(end) => void onChange({ ...pair, responder: end })}
        />
      </div>
      <LinkFields
        link={link}
        isReadOnly={isReadOnly}
        onChange={(next) => onChange({ ...pair, link: next })}
      />
    </>
  );
}

type HostBoxProps = {
  readonly role: Role;
  readonly end: PairEnd | undefined;
  readonly isReadOnly: boolean;
  readonly showsProblems: boolean;
  readonly onChange: (end: PairEnd) => void;
};

function HostBox({ role, end, isReadOnly, showsProblems, onChange }: HostBoxProps) {
  const hosts = Object.values(useExperiment().hosts);
  const host = hosts.find(({ id }) => id === end?.hostId);
  return (
    <section className="pair-end" aria-label={role}>
      <p>
        <bdi className="strong">{host?.name ?? 'No host yet'}</bdi>
        <span>{role}</span>
      </p>
      <div className="fields">
        <SelectField
          label="Host"
          value={end?.hostId ?? ''}
          placeholder="Pick a host"
          problem={showsProblems && !host ? `Expected the ${role}.` : undefined}
          isReadOnly={isReadOnly}
          choices={hosts.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            const chosen = findById(Object.fromEntries(hosts.map((one) => [one.id, one])), id);
            if (chosen) onChange(endOn(chosen));
          }}
        />
        <InterfaceField
          host={host}
          end={end}
          isReadOnly={isReadOnly}
          showsProblems={showsProblems}
          onChange={onChange}
        />
      </div>
      <p className="faint">
        <span>management</span>
        <bdi>{host ? connectionWords(host.connection) : ''}</bdi>
      </p>
    </section>
  );
}

type InterfaceFieldProps = Omit<HostBoxProps, 'role'> & { readonly host: Host | undefined };

function InterfaceField(props: InterfaceFieldProps) {
  const { host, end, isReadOnly, showsProblems, onChange } = props;
  const interfaces = host?.interfaces ?? [];
  const isKnown = interfaces.some(({ netdev }) => netdev === end?.netdev);
  return (
    <SelectField
      label="Interface"
      value={end && isKnown ? end.netdev : ''}
      placeholder="Pick an interface"
      problem={interfaceProblem(host, isKnown || !showsProblems)}
      isReadOnly={isReadOnly}
      choices={interfaces.map(({ netdev, address }) => ({
        value: netdev,
        label: `${netdev}, ${address}`,
      }))}
      onChange={(netdev) => end && onChange({ ...end, netdev })}
    />
  );
}

function interfaceProblem(host: Host | undefined, isFine: boolean): string | undefined {
  if (host?.interfaces.length === 0) {
    return 'The host has no data-plane interface yet. Tick one in the host.';
  }
  return isFine ? undefined : 'Expected an interface of the host.';
}

type LinkFieldsProps = {
  readonly link: Link;
  readonly isReadOnly: boolean;
  readonly onChange: (link: Link) => undefined | Promise<boolean>;
};

const linkKinds: readonly { readonly value: Link['kind']; readonly label: string }[] = [
  { value: 'direct', label: 'direct, one cable' },
  { value: 'switch', label: 'through a switch' },
  { value: 'virtual', label: 'virtual' },
  { value: 'loopback', label: 'loopback' },
  { value: 'unknown', label: 'not known' },
];

function LinkFields({ link, isReadOnly, onChange }: LinkFieldsProps) {
  return (
    <div className="pair-link-fields">
      <SelectField
        label="Link"
        value={link.kind}
        isReadOnly={isReadOnly}
        choices={linkKinds}
        onChange={(value) => {
          const kind = linkKinds.find((known) => known.value === value)?.value;
          if (kind) void onChange({ ...link, kind });
        }}
      />
      <TextField
        label="Mode or speed"
        value={link.mode}
        placeholder="25 Gb/s, cut-through"
        isReadOnly={isReadOnly}
        onCommit={(mode) => onChange({ ...link, mode })}
      />
      <TextField
        label="Cable"
        value={link.cable}
        placeholder="DAC, 1 m"
        isReadOnly={isReadOnly}
        onCommit={(cable) => onChange({ ...link, cable })}
      />
    </div>
  );
}
