import { useState } from 'react';
import type { ExportedFiles } from '../../../shared/api/values.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';

export type ExportState =
  | { readonly kind: 'idle' | 'writing' }
  | { readonly kind: 'written'; readonly files: ExportedFiles['files'] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** One export at a time: what it is doing and how it ended. */
export function useExport(write: () => Promise<Result<ExportedFiles, Failure>>): {
  readonly state: ExportState;
  readonly start: () => void;
} {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const start = async () => {
    if (state.kind === 'writing') return;
    setState({ kind: 'writing' });
    const answer = await write();
    setState(
      answer.ok
        ? { kind: 'written', files: answer.value.files }
        : { kind: 'failed', failure: answer.error },
    );
  };
  return { state, start: () => void start() };
}
