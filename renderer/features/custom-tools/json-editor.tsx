import { SelectField } from '../../widgets/select-field.tsx';
import { documentOf, firstMember, jsonLists, jsonSources } from './json-sources.ts';
import { SourcesTable } from './sources-table.tsx';
import type { DraftFaults, ToolDraft } from './tool-draft.ts';

type JsonEditorProps = {
  readonly reading: ToolDraft['json'];
  readonly example: string;
  readonly faults: DraftFaults;
  readonly onChange: (reading: ToolDraft['json']) => void;
};

/** A JSON document: which list holds the rows, and what each path is. */
export function JsonEditor({ reading, example, faults, onChange }: JsonEditorProps) {
  const { rows = '', reads } = reading;
  const document = documentOf(example);
  const lists = document === undefined ? [] : jsonLists(document);
  const choices = rows === '' || lists.includes(rows) ? lists : [rows, ...lists];
  const row = rows === '' ? document : firstMember(document, rows);
  return (
    <>
      <SelectField
        label="Rows"
        value={rows}
        choices={[
          { value: '', label: 'the document is one row' },
          ...choices.map((path) => ({ value: path, label: `each member of ${path}` })),
        ]}
        problem={faults.get('rows')}
        onChange={(path) => {
          const { rows: _before, ...rest } = reading;
          onChange({ ...rest, reads: [], ...(path !== '' && { rows: path }) });
        }}
      />
      {document === undefined && example.trim() !== '' && (
        <p className="quiet">The example is no JSON document, so no paths can be listed.</p>
      )}
      <SourcesTable
        noun="path"
        sources={row === undefined ? [] : jsonSources(row)}
        reads={reads}
        problem={faults.get('reads')}
        onChange={(next) => onChange({ ...reading, reads: next })}
      />
    </>
  );
}
