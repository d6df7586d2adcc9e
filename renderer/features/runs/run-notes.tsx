import { Flag, Pencil } from 'lucide-react';
import type { Run } from '../../../shared/model/run.ts';
import { useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { Markdown } from '../../widgets/markdown.tsx';
import { localTime } from '../../widgets/local-time.ts';
import { MarkerForm, MarkerList } from './run-markers.tsx';
import { RunTags } from './run-tags.tsx';
import { useDraft } from '../../widgets/use-draft.ts';

type RunNotesProps = {
  readonly run: Run;
  readonly focusSize: number | undefined;
  readonly isReadOnly: boolean;
  /** What is being written now. */
  readonly editing: 'note' | 'marker' | undefined;
  readonly onEdit: (part: 'note' | 'marker' | undefined) => void;
  readonly onOpenSize: (payloadBytes: number | undefined) => void;
};

/** What people wrote about a run: note, markers and tags. */
export function RunNotes(props: RunNotesProps) {
  const { run, focusSize, isReadOnly, editing, onEdit, onOpenSize } = props;
  const { now } = useSession();
  const { note, markers, editedAt } = run.annotation;
  return (
    <section className="run-notes" aria-labelledby="run-notes-title">
      <div className="run-notes-head">
        <h2 id="run-notes-title">Notes</h2>
        {editedAt !== undefined && (
          <span className="count">edited {localTime(editedAt, now())}</span>
        )}
        <span className="grow" />
        {!isReadOnly && (
          <>
            <Button kind="ghost" size="small" icon={Flag} onClick={() => onEdit('marker')}>
              Marker
            </Button>
            {note !== '' && editing !== 'note' && (
              <Button kind="ghost" size="small" icon={Pencil} onClick={() => onEdit('note')}>
                Edit note
              </Button>
            )}
          </>
        )}
      </div>
      <div className="run-notes-body">
        {editing === 'note' || (note === '' && !isReadOnly) ? (
          <NoteField run={run} isOpened={editing === 'note'} onDone={() => onEdit(undefined)} />
        ) : (
          <Markdown text={note} />
        )}
        <MarkerList run={run} markers={markers} isReadOnly={isReadOnly} onOpenSize={onOpenSize} />
        {editing === 'marker' && (
          <MarkerForm run={run} focusSize={focusSize} onDone={() => onEdit(undefined)} />
        )}
        <RunTags run={run} isReadOnly={isReadOnly} />
      </div>
    </section>
  );
}

type NoteFieldProps = {
  readonly run: Run;
  readonly isOpened: boolean;
  readonly onDone: () => void;
};

function NoteField({ run, isOpened, onDone }: NoteFieldProps) {
  const { execute, now } = useSession();
  const draft = useDraft(run.annotation.note, (note) => {
    void execute('annotateRun', { id: run.id, changes: { note }, at: now().toISOString() });
  });
  return (
    <textarea
      className="note-field"
      aria-label="Note, in Markdown"
      placeholder="What would you want to know about this run in five years? (n)"
      maxLength={200_000}
      rows={Math.min(16, Math.max(3, draft.text.split('\n').length + 1))}
      value={draft.text}
      autoFocus={isOpened}
      onChange={(event) => draft.onChange(event.target.value)}
      onFocus={draft.onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      onBlur={() => {
        draft.onBlur();
        onDone();
      }}
    />
  );
}
