import { useState } from 'react';
import type { Prompt } from '../../../shared/api/values.ts';
import { useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import { Field } from '../../widgets/field.tsx';
import './dialogs.css';

type SecretPrompt = Extract<Prompt, { kind: 'secret' }>;

const words: Readonly<Record<SecretPrompt['secret'], { asked: string; field: string }>> = {
  password: { asked: 'asks for the password', field: 'Password' },
  passphrase: { asked: 'needs the passphrase of the key', field: 'Passphrase' },
  'keyboard-interactive': { asked: 'asks', field: 'Answer' },
};

/** What a host asks at sign-in, in its own words; the answer is kept in memory only. */
export function SecretDialog({ prompt }: { readonly prompt: SecretPrompt }) {
  const { ask } = useSession();
  const [typed, setTyped] = useState('');
  const { id, hostName, user, address, secret, echo } = prompt;
  const { asked, field } = words[secret];
  const submit = () => void ask('prompts.answer', { id, answer: typed });
  const cancel = () => void ask('prompts.answer', { id });
  return (
    <Dialog
      title={`${hostName} ${asked}`}
      onClose={cancel}
      onSubmit={submit}
      remark="Kept in memory until Jitterbook ends, never in the file."
      actions={
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button kind="primary" onClick={submit}>
            Sign in
          </Button>
        </>
      }
    >
      <p>
        Sign-in as{' '}
        <bdi className="strong">
          {user}@{address}
        </bdi>
        .{secret === 'keyboard-interactive' && ' The host’s own words:'}
      </p>
      <blockquote className="verbatim">
        <bdi>{prompt.prompt}</bdi>
      </blockquote>
      <Field label={field}>
        {(control) => (
          <div className="input">
            <input
              {...control}
              type={echo ? 'text' : 'password'}
              autoComplete="off"
              data-first-focus
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
        )}
      </Field>
    </Dialog>
  );
}
