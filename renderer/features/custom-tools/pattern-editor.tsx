import { Plus, Trash2 } from 'lucide-react';
import { compilePattern } from '../../../shared/base/pattern.ts';
import { Button, IconButton } from '../../widgets/button.tsx';
import { CheckField } from '../../widgets/check-field.tsx';
import { Field } from '../../widgets/field.tsx';
import { compiledOf, patternSources } from './pattern-sources.ts';
import { SourcesTable } from './sources-table.tsx';
import type { DraftFaults, ToolDraft } from './tool-draft.ts';

type PatternEditorProps = {
  readonly reading: ToolDraft['patterns'];
  readonly example: string;
  readonly faults: DraftFaults;
  readonly onChange: (reading: ToolDraft['patterns']) => void;
};

/** Patterns with named groups, the lines that they match, and what each group is. */
export function PatternEditor({ reading, example, faults, onChange }: PatternEditorProps) {
  const { patterns, reads } = reading;
  const set = (next: typeof patterns) => onChange({ ...reading, patterns: next });
  return (
    <>
      {patterns.map((one, index) => (
        <PatternLine
          key={index}
          number={index + 1}
          one={one}
          fault={faults.get(`pattern ${String(index)}`)}
          onChange={(next) => set(patterns.with(index, next))}
          onRemove={
            patterns.length > 1
              ? () => set(patterns.filter((_, other) => other !== index))
              : undefined
          }
        />
      ))}
      <p>
        <Button
          size="small"
          icon={Plus}
          onClick={() => set([...patterns, { pattern: '', rows: false }])}
        >
          Add pattern
        </Button>
      </p>
      <SourcesTable
        noun="group"
        sources={patternSources(patterns, example)}
        reads={reads}
        problem={faults.get('reads')}
        onChange={(next) => onChange({ ...reading, reads: next })}
      />
      <MatchedLines patterns={patterns.map(({ pattern }) => pattern)} example={example} />
    </>
  );
}

type PatternLineProps = {
  readonly number: number;
  readonly one: ToolDraft['patterns']['patterns'][number];
  readonly fault: string | undefined;
  readonly onChange: (one: ToolDraft['patterns']['patterns'][number]) => void;
  readonly onRemove: (() => void) | undefined;
};

function PatternLine({ number, one, fault, onChange, onRemove }: PatternLineProps) {
  return (
    <div className="pattern">
      <Field
        label={`Pattern ${String(number)}`}
        aside="searched in every line"
        problem={problemOf(one.pattern, fault)}
        hint="Named groups are what is read: lat (?<mean>[0-9.]+) us"
      >
        {(control) => (
          <div className="input">
            <input
              {...control}
              className="mono"
              spellCheck={false}
              autoComplete="off"
              value={one.pattern}
              onChange={({ target }) => onChange({ ...one, pattern: target.value })}
            />
          </div>
        )}
      </Field>
      <CheckField isChecked={one.rows} onChange={(rows) => onChange({ ...one, rows })}>
        Each matching line is a row
      </CheckField>
      {onRemove && (
        <IconButton
          icon={Trash2}
          size="small"
          label={`Remove pattern ${String(number)}`}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

/** An empty field is no mistake yet. */
function problemOf(pattern: string, fault: string | undefined): string | undefined {
  if (pattern === '') return undefined;
  const compiled = compilePattern(pattern);
  return compiled.ok ? fault : `Not a pattern: ${compiled.error}.`;
}

const shownLines = 200;

type MatchedLinesProps = { readonly patterns: readonly string[]; readonly example: string };

/** The example with the lines marked that a pattern matches. */
function MatchedLines({ patterns, example }: MatchedLinesProps) {
  const compiled = compiledOf(patterns);
  const lines = example.split(/\r\n|\n|\r/, shownLines);
  if (example.trim() === '') return undefined;
  return (
    <ol className="matched-lines mono" aria-label="Lines of the example" tabIndex={0}>
      {lines.map((line, index) => (
        <li key={index}>
          {compiled.some((one) => one.test(line)) ? <mark>{line}</mark> : <span>{line}</span>}
        </li>
      ))}
    </ol>
  );
}
