import { ChevronDown } from 'lucide-react';
import { Field, type FieldFrame } from './field.tsx';

type SelectFieldProps = FieldFrame & {
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  readonly isReadOnly?: boolean;
};

/** One of many, with the system's own list. */
export function SelectField(props: SelectFieldProps) {
  const { value, choices, placeholder, onChange, isReadOnly } = props;
  return (
    <Field {...props}>
      {(control) => (
        <div className="input">
          <select
            {...control}
            value={value}
            disabled={isReadOnly}
            onChange={(event) => onChange(event.target.value)}
          >
            {placeholder !== undefined && (
              <option value="" disabled={value !== ''}>
                {placeholder}
              </option>
            )}
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
          <ChevronDown className="chevron" size={14} aria-hidden="true" />
        </div>
      )}
    </Field>
  );
}
