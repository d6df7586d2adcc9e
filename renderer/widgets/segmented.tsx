import { useId, type ReactNode } from 'react';
import './segmented.css';

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  /** Says more on hover, such as why nothing would be drawn. */
  readonly title?: string;
};

type SegmentedProps<Value extends string> = {
  readonly label: string;
  readonly value: Value | undefined;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** Fills the width that it has, as a form field does. */
  readonly isWide?: boolean;
  readonly disabled?: boolean;
};

/** A few choices side by side; radio buttons to the keyboard and to a screen reader. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, choices, onChange, isWide = false, disabled } = props;
  const name = useId();
  return (
    <div
      className={`segmented ${isWide ? 'wide' : ''}`}
      role="radiogroup"
      aria-label={label}
      onKeyDown={(event) => {
        // The arrows choose here, whatever they do on the screen around.
        if (event.key.startsWith('Arrow')) event.stopPropagation();
      }}
    >
      {choices.map((choice) => (
        <label key={choice.value} title={choice.title}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={choice.value === value}
            disabled={disabled}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
