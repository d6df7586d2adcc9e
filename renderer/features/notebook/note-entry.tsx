import { Check, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Note } from '../../../shared/model/experiment.ts';
import { useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { localTime } from '../../widgets/local-time.ts';
import { Markdown } from '../../widgets/markdown.tsx';
import { TitleInput } from '../../widgets/title-input.tsx';
import { useDraft } from '../../widgets/use-draft.ts';
import { DeleteButton } from '../dialogs/delete-button.tsx';

type NoteEntryProps = {
  readonly note: Note;
  readonly isReadOnly: boolean;
  readonly startsInWriting: boolean;
};

/** A dated entry: read as it looks, written as Markdown. */
export function NoteEntry({ note, isReadOnly, startsInWriting }: NoteEntryProps) {
  const { execute, now } = useSession();
  const [isWriting, setWriting] = useState(startsInWriting);
  const when = localTime(note.at, now());
  return (
    <article className="note" id={note.id} aria-label={note.title || `Note of ${when}`}>
      <header>
        <TitleInput
          label="Title of the note"
          title={note.title || 'Untitled'}
          isReadOnly={isReadOnly}
          onRename={(title) => execute('editNote', { ...note, title })}
        />
        <time className="count" dateTime={note.at}>
          {when}
        </time>
        <span className="grow" />
        {!isReadOnly && (
          <Button
            kind="ghost"
            size="small"
            icon={isWriting ? Check : Pencil}
            onClick={() => setWriting(!isWriting)}
          >
            {isWriting ? 'Done' : 'Edit'}
          </Button>
        )}
        <DeleteButton
          thing={{ kind: 'note', id: note.id, name: note.title || when }}
          leadsTo="notebook"
        />
      </header>
      {isWriting ? <NoteText note={note} /> : <ReadNote text={note.text} />}
    </article>
  );
}

function ReadNote({ text }: { readonly text: string }) {
  return text === '' ? <p className="faint">Nothing written yet.</p> : <Markdown text={text} />;
}

function NoteText({ note }: { readonly note: Note }) {
  const { execute, store } = useSession();
  const draft = useDraft(note.text, (text) => {
    // The title may have changed since this text was drawn.
    const latest = store.getState().open?.experiment.notes[note.id] ?? note;
    void execute('editNote', { ...latest, text });
  });
  return (
    <div className="input area">
      <textarea
        aria-label="Text of the note, in Markdown"
        autoFocus
        rows={8}
        value={draft.text}
        placeholder="Markdown. What was done, seen and concluded."
        onChange={(event) => draft.onChange(event.target.value)}
        onFocus={draft.onFocus}
        onBlur={draft.onBlur}
      />
    </div>
  );
}
