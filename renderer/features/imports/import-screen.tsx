import { FileDown } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { recogniseOutputs } from '../../../shared/tools/import.ts';
import { counted } from '../../../shared/views/words.ts';
import { useIsReadOnly, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Field } from '../../widgets/field.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { textOf } from './drop-target.tsx';
import { bringIn, useIncoming } from './incoming.ts';
import { labelsOf } from './labels.ts';
import { RecognisedList } from './recognised-list.tsx';
import './imports.css';

/** Saved outputs become runs: what was recognised is shown first, and nothing is made before the person says so. */
export function ImportScreen() {
  const text = useIncoming();
  const [labelText, setLabelText] = useState('');
  const read = useDeferredValue(text);
  const recognition = useMemo(() => recogniseOutputs(read), [read]);
  const { labels, problem } = labelsOf(labelText);
  const { isWorking, importAll } = useImport(text, labels);
  const count = recognition.outputs.length;
  const canImport = count > 0 && problem === undefined && !isWorking && read === text;
  if (useIsReadOnly()) {
    return (
      <ScreenFrame title="Import outputs" thing="import">
        <EmptyState sentence="This experiment is open for reading; nothing can be imported." />
      </ScreenFrame>
    );
  }
  return (
    <ScreenFrame
      title="Import outputs"
      thing="import"
      actions={
        count > 0 && (
          <Button
            kind="primary"
            icon={FileDown}
            onClick={() => {
              if (canImport) importAll();
            }}
          >
            Import {counted(count, 'run')}
          </Button>
        )
      }
    >
      <div className="imports">
        <OutputField text={text} />
        <Field
          label="Labels for all of them"
          aside="name=value, one per line or ;"
          problem={problem}
          hint="They become factors, by which runs are compared."
        >
          {(control) => (
            <div className="input">
              <input
                {...control}
                placeholder="platform=bare metal; firmware=full-feature"
                value={labelText}
                onChange={(event) => setLabelText(event.target.value)}
              />
            </div>
          )}
        </Field>
        <RecognisedList recognition={recognition} labels={labels} isEmpty={read.trim() === ''} />
      </div>
    </ScreenFrame>
  );
}

function useImport(text: string, labels: Readonly<Record<string, string>>) {
  const { ask, go, tell } = useSession();
  const [isWorking, setWorking] = useState(false);
  const importAll = async () => {
    setWorking(true);
    const answer = await ask('imports.add', { texts: [{ text }], labels });
    setWorking(false);
    if (!answer.ok) return;
    const { runIds } = answer.value;
    bringIn('');
    tell(`Imported ${counted(runIds.length, 'run')}.`, { offersUndo: true });
    const [only, ...others] = runIds;
    go(only && others.length === 0 ? { screen: 'run', id: only } : { screen: 'runs' });
  };
  return { isWorking, importAll: () => void importAll() };
}

function OutputField({ text }: { readonly text: string }) {
  return (
    <Field label="What the tools printed" aside={<FilePicker />}>
      {(control) => (
        <div className="input area">
          <textarea
            {...control}
            className="mono"
            rows={9}
            autoFocus
            spellCheck={false}
            placeholder="Paste the output here, or drop files anywhere in the window. Several outputs in one text become several runs."
            value={text}
            onChange={(event) => bringIn(event.target.value)}
          />
        </div>
      )}
    </Field>
  );
}

function FilePicker() {
  return (
    <label className="file-picker">
      Choose files
      <input
        type="file"
        multiple
        className="visually-hidden"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (files.length > 0) void textOf(files).then(bringIn);
        }}
      />
    </label>
  );
}
