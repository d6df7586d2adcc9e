import type { ReactNode } from 'react';

type CheckFieldProps = {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isReadOnly?: boolean;
  readonly children: ReactNode;
};

/** A box to tick, with its words at the right. */
export function CheckField({ isChecked, onChange, isReadOnly, children }: CheckFieldProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isReadOnly}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
