import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { toolOfCustom } from '../../../shared/tools/custom/tool-of-custom.ts';
import { counted } from '../../../shared/views/words.ts';
import { Field } from '../../widgets/field.tsx';
import { FiguresAndWarnings } from '../imports/figures-and-warnings.tsx';
import type { Checked } from './tool-draft.ts';

type ReadPreviewProps = {
  readonly checked: Checked;
  readonly example: string;
  readonly onExample: (example: string) => void;
};

/** An example of the output, and what the tool reads of it, as it is being described. */
export function ReadPreview({ checked, example, onExample }: ReadPreviewProps) {
  return (
    <section className="tool-preview" aria-label="Example">
      <Field label="Example of its output">
        {(control) => (
          <div className="input area">
            <textarea
              {...control}
              className="mono"
              rows={12}
              spellCheck={false}
              placeholder="Paste an output here, to see what is read of it."
              value={example}
              onChange={({ target }) => onExample(target.value)}
            />
          </div>
        )}
      </Field>
      <div aria-live="polite">
        <WhatIsRead checked={checked} example={example} />
      </div>
    </section>
  );
}

function WhatIsRead({ checked, example }: Omit<ReadPreviewProps, 'onExample'>) {
  const { tool, faults, missing } = checked;
  const read = useMemo(
    () =>
      tool && example.trim() !== '' ? toolOfCustom(tool).parse({ stdout: example }) : undefined,
    [tool, example],
  );
  if (!tool) {
    return (
      <ul className="draft-faults">
        {[...faults].map(([field, fault]) => (
          <li key={field} className={missing.has(field) ? 'quiet' : 'problem'}>
            {fault}
          </li>
        ))}
      </ul>
    );
  }
  if (!read) return <p className="quiet">Paste an output to see what is read of it.</p>;
  if (!read.ok) {
    const { line, found, expected } = read.error;
    return (
      <p className="warning">
        <TriangleAlert size={14} aria-hidden="true" />
        <span>
          {line === undefined ? '' : `Line ${String(line)}: `}found “<bdi>{found}</bdi>”, expected{' '}
          {expected}.
        </span>
      </p>
    );
  }
  const { measurements } = read.value;
  return (
    <>
      <p className="quiet">{counted(measurements.length, 'row')} read.</p>
      <FiguresAndWarnings {...read.value} />
    </>
  );
}
