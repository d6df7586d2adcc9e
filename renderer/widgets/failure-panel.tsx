import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '../../shared/base/failure.ts';
import { CopyButton } from './copy-button.tsx';
import './failure-panel.css';

type FailurePanelProps = {
  readonly failure: Failure;
  /** Ways on, such as "Try again". */
  readonly children?: ReactNode;
};

/** What happened, to which thing, what was expected and what to do; stands where the thing would be. */
export function FailurePanel({ failure, children }: FailurePanelProps) {
  const { message, advice, details } = failure;
  return (
    <div className="failure-panel" role="group" aria-label="Failure">
      <CircleX size={16} aria-hidden="true" />
      <div>
        <p>
          <bdi>{message}</bdi>
        </p>
        {advice !== undefined && <p className="advice">{advice}</p>}
        {details && details.length > 0 && (
          <pre tabIndex={0} aria-label="Details">
            <bdi>{details.join('\n')}</bdi>
          </pre>
        )}
        {children}
      </div>
      <CopyButton text={failureText(failure)} label="Copy this message" />
    </div>
  );
}

function failureText({ message, advice, details = [] }: Failure): string {
  return [message, ...(advice === undefined ? [] : [advice]), ...details].join('\n');
}
