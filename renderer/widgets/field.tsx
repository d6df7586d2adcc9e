import { CircleX } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import './field.css';

/** What a control carries so that its label, hint and problem belong to it. */
export type ControlAttributes = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
};

export type FieldFrame = {
  readonly label: string;
  /** At the right of the label: the tool's own flag, or a remark. */
  readonly aside?: ReactNode;
  /** More about the label, on hover. */
  readonly title?: string | undefined;
  /** Below, only where a person errs. */
  readonly hint?: ReactNode;
  /** What is expected instead, once the person has left the field. */
  readonly problem?: string | undefined;
  readonly isWide?: boolean;
};

type FieldProps = FieldFrame & { readonly children: (control: ControlAttributes) => ReactNode };

/** A label above its control, with hint or problem below. */
export function Field(props: FieldProps) {
  const { label, aside, title, hint, problem, isWide = false, children } = props;
  const id = useId();
  const hasMessage = problem !== undefined || hint !== undefined;
  const messageId = `${id}-message`;
  return (
    <div className={`field ${isWide ? 'wide' : ''}`}>
      <div className="field-label">
        <label htmlFor={id} title={title}>
          {label}
        </label>
        {aside !== undefined && <span className="aside">{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': hasMessage ? messageId : undefined,
        'aria-invalid': problem !== undefined,
      })}
      {hasMessage && (
        <div id={messageId} className={problem === undefined ? 'hint' : 'problem'}>
          {problem !== undefined && <CircleX size={12} aria-hidden="true" />}
          <span>{problem ?? hint}</span>
        </div>
      )}
    </div>
  );
}
