import { FileDown } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { counted } from '../../../shared/views/words.ts';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Field } from '../../widgets/field.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { FilePickers } from './file-pickers.tsx';
import {
  forgetIncoming,
  paste,
  useIncoming,
  type Incoming,
  type IncomingSource,
  type LeftOut,
} from './incoming.ts';
import { labelsOf, type Labels } from './labels.ts';
import { recognised, runsOf, type RecognisedText } from './recognitions.ts';
import { TextPreview } from './text-preview.tsx';
import './imports.css';

/** Saved outputs become runs: what was recognised is shown first, and nothing is made before the person says so. */
export function ImportScreen() {
  const incoming = useIncoming();
  const { customTools } = useExperiment();
  const [labelText, setLabelText] = useState('');
  // What is shown follows a moment later, so that typing never waits for it.
  const shownSource = useDeferredValue(incoming.pasted.source);
  const shownLabels = useDeferredValue(labelText);
  const { labels } = useMemo(() => labelsOf(shownLabels), [shownLabels]);
  const texts = useMemo(
    () => textsOf(incoming, shownSource, customTools),
    [incoming, shownSource, customTools],
  );
  const { isWorking, importAll } = useImport();
  const count = texts.reduce((sum, text) => sum + runsOf(text), 0);
  const { labels: typedLabels, problem } = labelsOf(labelText);
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
              if (problem !== undefined || isWorking) return;
              importAll(textsOf(incoming, incoming.pasted.source, customTools), typedLabels);
            }}
          >
            Import {counted(count, 'run')}
          </Button>
        )
      }
    >
      <div className="imports">
        <OutputField text={incoming.pasted.source.text} />
        <LabelField text={labelText} problem={problem} onChange={setLabelText} />
        <div className="previews" aria-live="polite">
          <LeftOutFiles files={incoming.leftOut} />
          {texts.map((text) => (
            <TextPreview key={text.incoming.key} {...text} labels={labels} />
          ))}
        </div>
      </div>
    </ScreenFrame>
  );
}

function textsOf(
  { pasted, files }: Incoming,
  source: IncomingSource,
  customTools: Experiment['customTools'],
): RecognisedText[] {
  return [{ ...pasted, source }, ...files]
    .filter((one) => one.source.name !== undefined || one.source.text.trim() !== '')
    .map((one) => recognised(one, customTools));
}

function useImport() {
  const { ask, go, tell } = useSession();
  const [isWorking, setWorking] = useState(false);
  const importAll = async (texts: readonly RecognisedText[], labels: Labels) => {
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
  return {
    isWorking,
    importAll: (texts: readonly RecognisedText[], labels: Labels) => void importAll(texts, labels),
  };
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
