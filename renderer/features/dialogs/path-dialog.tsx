import { useState } from 'react';
import type { Failure } from '../../../shared/base/failure.ts';
import { useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import { FailurePanel } from '../../widgets/failure-panel.tsx';
import { Field } from '../../widgets/field.tsx';
import { FolderList } from './folder-list.tsx';
import { titleOfFile } from './title-of-file.ts';
import { showOpened } from './show-opened.ts';
import { useFolder } from './use-folder.ts';

type PathDialogProps = { readonly purpose: 'create' | 'open'; readonly onClose: () => void };

const extension = '.jitterbook.json';

/** The window's own file dialog, for hosts without one: folders, experiments, and the path to type or correct. */
export function PathDialog({ purpose, onClose }: PathDialogProps) {
  const session = useSession();
  const { client } = session;
  const folder = useFolder();
  const [name, setName] = useState(purpose === 'create' ? 'experiment' : '');
  const [failure, setFailure] = useState<Failure>();
  const submit = async () => {
    const path = pathOf(folder.listing?.directory ?? '', name, purpose);
    if (path === undefined) {
      setFailure({ kind: 'invalid-input', message: 'There is no file name yet. Type one.' });
      return;
    }
    const answer =
      purpose === 'create'
        ? await client.call('experiment.create', { path, title: titleOfFile(path) })
        : await client.call('experiment.open', { path });
    if (!answer.ok) {
      setFailure(answer.error);
      return;
    }
    onClose();
    showOpened(session);
  };
  const isNew = purpose === 'create';
  return (
    <Dialog
      title={isNew ? 'New experiment' : 'Open experiment'}
      width="wide"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={() => void submit()}>
            {isNew ? 'Create experiment' : 'Open experiment'}
          </Button>
        </>
      }
    >
      <NameField
        isNew={isNew}
        name={name}
        onChange={(text) => {
          setName(text);
          setFailure(undefined);
        }}
      />
      <FolderList folder={folder} onChooseFile={setName} />
      {failure && <FailurePanel failure={failure} />}
    </Dialog>
  );
}

type NameFieldProps = {
  readonly isNew: boolean;
  readonly name: string;
  readonly onChange: (name: string) => void;
};

function NameField({ isNew, name, onChange }: NameFieldProps) {
  return (
    <Field
      label="File name, or a whole path"
      hint={isNew ? 'One JSON file holds everything.' : undefined}
    >
      {(control) => (
        <div className="input">
          <input
            {...control}
            data-first-focus
            spellCheck={false}
            value={name}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onChange(event.target.value)}
          />
          {isNew && !name.endsWith('.json') && <span className="unit">{extension}</span>}
        </div>
      )}
    </Field>
  );
}

/** The whole path of what was typed; a typed path counts as it is. */
function pathOf(directory: string, typed: string, purpose: 'create' | 'open'): string | undefined {
  const name = typed.trim();
  if (name === '') return undefined;
  const isWhole = /^(\/|[A-Za-z]:[\\/])/.test(name);
  const separator = directory.includes('\\') ? '\\' : '/';
  const path = isWhole ? name : `${directory.replace(/[\\/]$/, '')}${separator}${name}`;
  return purpose === 'create' && !path.endsWith('.json') ? `${path}${extension}` : path;
}
