import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { Prompt } from '../../../shared/api/values.ts';
import { useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { CommandLine } from '../../widgets/command-line.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import { Field } from '../../widgets/field.tsx';
import './dialogs.css';

type HostKeyPrompt = Extract<Prompt, { kind: 'host-key' }>;

/** The first connection to a host: its fingerprint, how to read it there, and a field to compare it with. */
export function HostKeyDialog({ prompt }: { readonly prompt: HostKeyPrompt }) {
  const { ask } = useSession();
  const { id, hostName, address, port, keyType, fingerprint } = prompt;
  const answer = (trust: boolean) =>
    void ask('prompts.answer', { id, ...(trust && { answer: 'trust' }) });
  return (
    <Dialog
      title={`Is this ${hostName}?`}
      onClose={() => answer(false)}
      remark="Kept in Jitterbook’s own known-hosts file."
      actions={
        <>
          <Button onClick={() => answer(false)}>Do not connect</Button>
          <Button kind="primary" onClick={() => answer(true)}>
            Trust and connect
          </Button>
        </>
      }
    >
      <p>
        First connection to <bdi>{address}</bdi>, port {port}. Neither known_hosts nor Jitterbook
        has a key for it.
      </p>
      <dl className="key-facts">
        <div>
          <dt>Key type</dt>
          <dd>{keyType}</dd>
        </div>
        <div>
          <dt>Fingerprint</dt>
          <dd className="fingerprint">
            <bdi>{fingerprint}</bdi>
          </dd>
        </div>
      </dl>
      <div>
        <p className="how">To be sure, read it at the machine’s console:</p>
        <CommandLine command={consoleCommand(keyType)} />
      </div>
      <FingerprintComparison fingerprint={fingerprint} />
    </Dialog>
  );
}

function FingerprintComparison({ fingerprint }: { readonly fingerprint: string }) {
  const [given, setGiven] = useState('');
  const isSame = bare(given) === bare(fingerprint);
  return (
    <Field label="Or paste the fingerprint you were given; Jitterbook compares it">
      {(control) => (
        <>
          <div className="input">
            <input
              {...control}
              className="mono"
              data-first-focus
              placeholder="SHA256:…"
              value={given}
              spellCheck={false}
              onChange={(event) => setGiven(event.target.value)}
            />
          </div>
          <p className={`comparison ${isSame ? 'same' : 'other'}`} role="status">
            {given !== '' &&
              (isSame ? (
                <Check size={14} aria-hidden="true" />
              ) : (
                <X size={14} aria-hidden="true" />
              ))}
            {given !== '' && (isSame ? 'The same fingerprint.' : 'Another fingerprint.')}
          </p>
        </>
      )}
    </Field>
  );
}

/** Fingerprints are given with and without their prefix and padding. */
function bare(fingerprint: string): string {
  return fingerprint
    .trim()
    .replace(/^SHA256:/i, '')
    .replace(/=+$/, '');
}

/** Prints the fingerprint of a key of this type where OpenSSH keeps it. */
function consoleCommand(keyType: string): string {
  const kind = /ed25519|ecdsa|rsa/i.exec(keyType)?.[0].toLowerCase() ?? 'ed25519';
  return `ssh-keygen -lf /etc/ssh/ssh_host_${kind}_key.pub`;
}
