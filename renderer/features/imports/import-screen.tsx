import { FileDown } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { counted } from '../../../shared/views/words.ts';
import { useIsReadOnly, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Field } from '../../widgets/field.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { FilePickers } from './file-pickers.tsx';
import { forgetIncoming, paste, useIncoming, type LeftOut } from './incoming.ts';
import { labelsOf, type Labels } from './labels.ts';
import { recognised, runsOf, type RecognisedText } from './recognitions.ts';
import { TextPreview } from './text-preview.tsx';
import './imports.css';

/** Saved outputs become runs: what was recognised is shown first, and nothing is made before the person says so. */
export function ImportScreen() {
  const incoming = useIncoming();
  const { pasted, files, leftOut } = incoming;
  const pastedSource = useDeferredValue(pasted.source);
  const [labelText, setLabelText] = useState('');
  const { labels, problem } = labelsOf(labelText);
  const texts = useMemo(
    () =>
      [{ ...pasted, source: pastedSource }, ...files]
        .filter(({ source }) => source.name !== undefined || source.text.trim() !== '')
        .map((one) => recognised(one)),
    [pasted, pastedSource, files],
  );
  const { isWorking, importAll } = useImport(texts, labels);
  const count = texts.reduce((sum, text) => sum + runsOf(text), 0);
  const canImport =
    count > 0 && problem === undefined && !isWorking && pastedSource === pasted.source;
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
        <OutputField text={pasted.source.text} />
        <LabelField text={labelText} problem={problem} onChange={setLabelText} />
        <div className="previews" aria-live="polite">
          <LeftOutFiles files={leftOut} />
          {texts.map((text) => (
            <TextPreview key={text.incoming.key} text={text} labels={labels}>
              {undefined}
            </TextPreview>
          ))}
        </div>
      </div>
    </ScreenFrame>
  );
}

function useImport(texts: readonly RecognisedText[], labels: Labels) {
  const { ask, go, tell } = useSession();
  const [isWorking, setWorking] = useState(false);
  const importAll = async () => {
    setWorking(true);
    const answer = await ask('imports.add', {
      texts: texts
        .filter((text) => runsOf(text) > 0)
        .map(({ incoming: { source, choices } }) => ({ ...source, choices: [...choices] })),
      labels,
    });
    setWorking(false);
    if (!answer.ok) return;
    const { runIds } = answer.value;
    forgetIncoming();
    tell(`Imported ${counted(runIds.length, 'run')}.`, { offersUndo: true });
    const [only, ...others] = runIds;
    go(only && others.length === 0 ? { screen: 'run', id: only } : { screen: 'runs' });
  };
  return { isWorking, importAll: () => void importAll() };
}

type LabelFieldProps = {
  readonly text: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
};

function LabelField({ text, problem, onChange }: LabelFieldProps) {
  return (
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
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </Field>
  );
}

function OutputField({ text }: { readonly text: string }) {
  return (
    <Field label="What the tools printed" aside={<FilePickers />}>
      {(control) => (
        <div className="input area">
          <textarea
            {...control}
            className="mono"
            rows={9}
            autoFocus
            spellCheck={false}
            placeholder="Paste the output here, or drop files and folders anywhere in the window. Several outputs in one text become several runs."
            value={text}
            onChange={(event) => paste(event.target.value)}
          />
        </div>
      )}
    </Field>
  );
}

function LeftOutFiles({ files }: { readonly files: readonly LeftOut[] }) {
  if (files.length === 0) return undefined;
  return (
    <details className="not-understood" open={files.length <= 8}>
      <summary>{counted(files.length, 'file is', 'files are')} left out</summary>
      <ul>
        {files.map(({ name, reason }, index) => (
          <li key={index}>
            <bdi>{name}</bdi>: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
