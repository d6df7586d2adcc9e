import { Plus } from 'lucide-react';
import { useEffect } from 'react';
import type { Note } from '../../../shared/model/experiment.ts';
import type { Address } from '../../store/address.ts';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { useScreenActions } from '../../store/screen-actions.ts';
import { Button } from '../../widgets/button.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { TextArea } from '../../widgets/text-area.tsx';
import { NextSteps } from './next-steps.tsx';
import { NoteEntry } from './note-entry.tsx';
import './notebook.css';

/** What the experiment asks, and dated entries, the latest first. */
export function NotebookScreen({ address }: { readonly address: Address }) {
  const { execute, newId, now, go } = useSession();
  const { question, notes } = useExperiment();
  const isReadOnly = useIsReadOnly();
  const entries = Object.values(notes).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const write = async () => {
    const note: Note = { id: newId('note'), at: now().toISOString(), title: '', text: '' };
    if (await execute('addNote', note)) go({ screen: 'notebook', id: note.id });
  };
  const readOnly = isReadOnly ? 'the experiment is read-only' : undefined;
  useScreenActions([
    { name: 'Write a note', keys: 'n', reason: readOnly, run: () => void write() },
  ]);
  useEffect(() => {
    if (address.id) document.getElementById(address.id)?.scrollIntoView({ block: 'nearest' });
  }, [address.id]);
  return (
    <ScreenFrame
      title="Notebook"
      thing="notebook"
      actions={
        <Button size="small" icon={Plus} disabled={isReadOnly} onClick={() => void write()}>
          Write a note
        </Button>
      }
    >
      <div className="notebook">
        <TextArea
          label="Question"
          value={question}
          rows={2}
          placeholder="What does the experiment ask? Such as: does busy polling lower p99 at 64 B?"
          isReadOnly={isReadOnly}
          onSave={(text) => void execute('editExperiment', { question: text })}
        />
        <NextSteps />
        {entries.map((note) => (
          <NoteEntry
            key={note.id}
            note={note}
            isReadOnly={isReadOnly}
            startsInWriting={note.id === address.id && note.text === ''}
          />
        ))}
      </div>
    </ScreenFrame>
  );
}
