import { useState, type HTMLInputTypeAttribute } from 'react';
import { Field, type FieldFrame } from './field.tsx';

/** Takes what was typed; `false` means that it was refused and stays in the field. */
export type Commit<Value> = (value: Value) => undefined | Promise<boolean>;

type TextFieldProps = FieldFrame & {
  readonly value: string;
  readonly onCommit: Commit<string>;
  /** A sentence when the text is not readable; such a text stays in the field and is not committed. */
  readonly check?: (text: string) => string | undefined;
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly isMono?: boolean;
  readonly isReadOnly?: boolean;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoFocus?: boolean;
};

/** One line of text, committed on leaving the field and with Enter; Esc brings the stored text back. */
export function TextField(props: TextFieldProps) {
  const { value, onCommit, check, unit, placeholder, isMono, isReadOnly, type, autoFocus } = props;
  const [typed, setTyped] = useState<string>();
  const [wasLeft, setWasLeft] = useState(false);
  const own = wasLeft && typed !== undefined ? check?.(typed) : undefined;
  const problem = own ?? props.problem;
  const leave = () => {
    if (typed === undefined) return;
    setWasLeft(true);
    if (check?.(typed) !== undefined) return;
    const settle = (isTaken: boolean) =>
      setTyped((now) => (isTaken && now === typed ? undefined : now));
    if (typed === value) settle(true);
    else void (onCommit(typed) ?? Promise.resolve(true)).then(settle);
  };
  return (
    <Field {...props} problem={problem}>
      {(control) => (
        <div className="input">
          <input
            {...control}
            className={isMono ? 'mono' : undefined}
            type={type ?? 'text'}
            value={typed ?? value}
            placeholder={placeholder}
            readOnly={isReadOnly}
            autoFocus={autoFocus}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === 'Enter') leave();
              if (event.key !== 'Escape' || typed === undefined) return;
              event.stopPropagation();
              setTyped(undefined);
            }}
          />
          {unit !== undefined && <span className="unit">{unit}</span>}
        </div>
      )}
    </Field>
  );
}
