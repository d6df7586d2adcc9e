import { Field, type FieldFrame } from './field.tsx';
import { useDraft } from './use-draft.ts';

type TextAreaProps = FieldFrame & {
  readonly value: string;
  readonly onSave: (text: string) => void;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly isReadOnly?: boolean;
};

/** Several lines of text, saved per pause in typing. */
export function TextArea(props: TextAreaProps) {
  const { value, onSave, placeholder, rows, isReadOnly } = props;
  const draft = useDraft(value, onSave);
  return (
    <Field {...props}>
      {(control) => (
        <div className="input area">
          <textarea
            {...control}
            value={draft.text}
            rows={rows}
            placeholder={placeholder}
            readOnly={isReadOnly}
            onChange={(event) => draft.onChange(event.target.value)}
            onFocus={draft.onFocus}
            onBlur={draft.onBlur}
          />
        </div>
      )}
    </Field>
  );
}
