import type { ReactNode } from 'react';
import './empty-state.css';

type EmptyStateProps = {
  /** Says what is missing and what the next step is: "No runs. Start a plan, or drop outputs here." */
  readonly sentence: string;
  /** The one next step. */
  readonly children?: ReactNode;
};

export function EmptyState({ sentence, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p>{sentence}</p>
      {children}
    </div>
  );
}
