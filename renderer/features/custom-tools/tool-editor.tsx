import { useState } from 'react';
import { quantityKind } from '../../../shared/model/measurement.ts';
import { Field } from '../../widgets/field.tsx';
import { Segmented } from '../../widgets/segmented.tsx';
import { SelectField } from '../../widgets/select-field.tsx';
import { quantityWords } from '../imports/assumed-fields.tsx';
import { CommandEditor } from './command-editor.tsx';
import { CsvEditor } from './csv-editor.tsx';
import { guessCsv } from './guess-csv.ts';
import { JsonEditor } from './json-editor.tsx';
import { PatternEditor } from './pattern-editor.tsx';
import { ReadPreview } from './read-preview.tsx';
import type { Checked, DraftFaults, ReadingForm, ToolDraft } from './tool-draft.ts';
import './custom-tools.css';

type ToolEditorProps = {
  readonly draft: ToolDraft;
  readonly checked: Checked;
  /** Whether the person wanted to save it: from then on what is missing is a mistake. */
  readonly isTried: boolean;
  readonly firstExample: string;
  readonly onChange: (draft: ToolDraft) => void;
};

/** Everything about a custom tool, with what it reads of an example beside it. */
export function ToolEditor(props: ToolEditorProps) {
  const { draft, checked, isTried, firstExample, onChange } = props;
  const [example, setExample] = useState(firstExample);
  const faults = isTried ? checked.faults : mistakesOf(checked);
  return (
    <div className="tool-editor">
      <div className="tool-form">
        <NameFields draft={draft} faults={faults} onChange={onChange} />
        <section className="tool-part">
          <h2>Reading</h2>
          <Segmented
            label="Form of the output"
            value={draft.form}
            choices={forms}
            onChange={(form) => onChange({ ...draft, form, ...guessed(form, draft, example) })}
          />
          {draft.form === 'patterns' && (
            <PatternEditor
              reading={draft.patterns}
              example={example}
              faults={faults}
              onChange={(patterns) => onChange({ ...draft, patterns })}
            />
          )}
          {draft.form === 'json' && (
            <JsonEditor
              reading={draft.json}
              example={example}
              faults={faults}
              onChange={(json) => onChange({ ...draft, json })}
            />
          )}
          {draft.form === 'csv' && (
            <CsvEditor
              reading={draft.csv}
              example={example}
              faults={faults}
              onChange={(csv) => onChange({ ...draft, csv })}
            />
          )}
        </section>
        <CommandEditor
          command={draft.command}
          faults={faults}
          onChange={(command) => onChange({ ...draft, command })}
        />
      </div>
      <ReadPreview checked={checked} example={example} onExample={setExample} />
    </div>
  );
}

const forms: readonly { readonly value: ReadingForm; readonly label: string }[] = [
  { value: 'patterns', label: 'Patterns' },
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
];

/** A table that nothing was said about yet is looked at first. */
function guessed(form: ReadingForm, { csv }: ToolDraft, example: string): Partial<ToolDraft> {
  return form === 'csv' && csv.reads.length === 0 && example.trim() !== ''
    ? { csv: { ...csv, ...guessCsv(example) } }
    : {};
}

/** What is wrong, without what is only missing. */
function mistakesOf({ faults, missing }: Checked): DraftFaults {
  return new Map([...faults].filter(([field]) => !missing.has(field)));
}

type NameFieldsProps = Pick<ToolEditorProps, 'draft' | 'onChange'> & {
  readonly faults: DraftFaults;
};

function NameFields({ draft, faults, onChange }: NameFieldsProps) {
  return (
    <section className="tool-part">
      <div className="csv-form">
        <PlainField
          label="Name"
          value={draft.name}
          problem={faults.get('name')}
          onChange={(name) => onChange({ ...draft, name })}
        />
        <SelectField
          label="Its latency figures are"
          value={draft.quantity ?? ''}
          problem={faults.get('quantity')}
          choices={[
            { value: '', label: 'none, it measures no latency' },
            ...quantityKind.options.map((value) => ({ value, label: quantityWords[value] })),
          ]}
          onChange={(value) => onChange({ ...draft, quantity: quantityKind.safeParse(value).data })}
        />
      </div>
      <PlainField
        label="What its figures mean"
        hint="Shown beside every result."
        value={draft.meaning}
        problem={faults.get('meaning')}
        onChange={(meaning) => onChange({ ...draft, meaning })}
      />
      <PlainField
        label="Line by which imports recognise it"
        aside="a pattern"
        hint="Empty: it is chosen by hand."
        value={draft.recognise}
        problem={faults.get('recognise')}
        onChange={(recognise) => onChange({ ...draft, recognise })}
      />
    </section>
  );
}

type PlainFieldProps = {
  readonly label: string;
  readonly aside?: string;
  readonly hint?: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
};

function PlainField({ value, onChange, ...frame }: PlainFieldProps) {
  return (
    <Field {...frame}>
      {(control) => (
        <div className="input">
          <input
            {...control}
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        </div>
      )}
    </Field>
  );
}
