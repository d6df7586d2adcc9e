import { ChevronDown } from 'lucide-react';

type BarSelectProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
};

/** A choice of the bar: its name in grey, then what is chosen. */
export function BarSelect({ label, value, choices, onChange }: BarSelectProps) {
  return (
    <label className="bar-select">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden="true" />
    </label>
  );
}
