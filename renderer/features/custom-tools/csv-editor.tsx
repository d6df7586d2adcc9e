import { CheckField } from '../../widgets/check-field.tsx';
import { SelectField } from '../../widgets/select-field.tsx';
import { columnsOf } from './guess-csv.ts';
import { SourcesTable } from './sources-table.tsx';
import type { DraftFaults, ToolDraft } from './tool-draft.ts';

type CsvEditorProps = {
  readonly reading: ToolDraft['csv'];
  readonly example: string;
  readonly faults: DraftFaults;
  readonly onChange: (reading: ToolDraft['csv']) => void;
};

const delimiterWords = [
  { value: ',', label: 'comma' },
  { value: ';', label: 'semicolon' },
  { value: '\t', label: 'tab' },
  { value: '|', label: 'bar |' },
  { value: ' ', label: 'blanks' },
] as const;

const thousandsWords = [
  { value: '', label: 'nothing, 1980' },
  { value: ',', label: 'comma, 1,980' },
  { value: '.', label: 'point, 1.980' },
  { value: ' ', label: 'blank, 1 980' },
  { value: "'", label: 'apostrophe, 1\u2019980' },
] as const;

/** A table of text: how it is written, and what each column is. */
export function CsvEditor({ reading, example, faults, onChange }: CsvEditorProps) {
  const { thousands: _thousands, ...plain } = reading;
  const { delimiter, decimal, header, reads } = reading;
  return (
    <>
      <div className="csv-form">
        <SelectField
          label="Columns are parted by"
          value={delimiter}
          choices={delimiterWords}
          onChange={(value) => {
            const chosen = delimiterWords.find((one) => one.value === value)?.value;
            if (chosen !== undefined) onChange({ ...reading, delimiter: chosen });
          }}
        />
        <SelectField
          label="Decimals are marked by"
          value={decimal}
          choices={[
            { value: '.', label: 'point, 1.5' },
            { value: ',', label: 'comma, 1,5' },
          ]}
          onChange={(value) => onChange({ ...plain, decimal: value === ',' ? ',' : '.' })}
        />
        <SelectField
          label="Thousands are parted by"
          value={reading.thousands ?? ''}
          choices={thousandsWords.filter(({ value }) => value !== decimal)}
          onChange={(value) => {
            const thousands = thousandsWords.find((one) => one.value === value)?.value ?? '';
            onChange(thousands === '' ? plain : { ...reading, thousands });
          }}
        />
        <CheckField
          isChecked={header}
          onChange={(isChecked) => onChange({ ...reading, header: isChecked, reads: [] })}
        >
          The first line names the columns
        </CheckField>
      </div>
      <SourcesTable
        noun="column"
        sources={columnsOf(example, { delimiter, decimal, header })}
        reads={reads}
        problem={faults.get('reads')}
        onChange={(next) => onChange({ ...reading, reads: next })}
      />
    </>
  );
}
