import { useState } from 'react';
import type { Verdict } from '../../../shared/model/annotation.ts';
import type { Run } from '../../../shared/model/run.ts';
import { useSession } from '../../store/react.ts';
import { VerdictBadge } from '../../widgets/badge.tsx';
import { Button } from '../../widgets/button.tsx';
import { Segmented } from '../../widgets/segmented.tsx';
import { useDraft } from '../../widgets/use-draft.ts';

const choices = [
  { value: 'good', label: 'good', title: 'Key 1' },
  { value: 'suspect', label: 'suspect', title: 'Key 2' },
  { value: 'discarded', label: 'discarded', title: 'Key 3: stays visible, is not counted' },
] as const;

/** Sets the verdict; a reason that was written stays. */
export function useSetVerdict(run: Run): (kind: Verdict['kind']) => void {
  const { execute, now } = useSession();
  return (kind) => {
    const reason = run.annotation.verdict?.reason ?? '';
    const at = now().toISOString();
    void execute('annotateRun', { id: run.id, changes: { verdict: { kind, reason } }, at });
  };
}

type VerdictControlProps = {
  readonly run: Run;
  readonly isReadOnly: boolean;
  readonly onChange: (kind: Verdict['kind']) => void;
};

export function VerdictControl({ run, isReadOnly, onChange }: VerdictControlProps) {
  const { verdict } = run.annotation;
  if (isReadOnly) return verdict ? <VerdictBadge verdict={verdict} /> : undefined;
  return (
    <span className="row">
      <span className="count" aria-hidden="true">
        Verdict
      </span>
      <Segmented label="Verdict" value={verdict?.kind} choices={choices} onChange={onChange} />
    </span>
  );
}

/** Asks inline why a run is suspect or discarded. */
export function VerdictReason({
  run,
  isReadOnly,
}: {
  readonly run: Run;
  readonly isReadOnly: boolean;
}) {
  const { verdict } = run.annotation;
  if (!verdict || (verdict.kind === 'good' && verdict.reason === '')) return undefined;
  if (isReadOnly) return verdict.reason === '' ? undefined : <p>{verdict.reason}</p>;
  return <ReasonField run={run} verdict={verdict} />;
}

function ReasonField({ run, verdict }: { readonly run: Run; readonly verdict: Verdict }) {
  const { execute, now } = useSession();
  const [wasEmpty] = useState(verdict.reason === '');
  const annotate = (changed: Verdict | null) =>
    void execute('annotateRun', {
      id: run.id,
      changes: { verdict: changed },
      at: now().toISOString(),
    });
  const draft = useDraft(verdict.reason, (reason) => annotate({ kind: verdict.kind, reason }));
  return (
    <div className="verdict-reason">
      <label>
        Why {verdict.kind}?{' '}
        <input
          type="text"
          maxLength={4000}
          value={draft.text}
          autoFocus={wasEmpty}
          placeholder="stands with the run wherever it appears"
          onChange={(event) => draft.onChange(event.target.value)}
          onFocus={draft.onFocus}
          onBlur={draft.onBlur}
        />
      </label>
      <Button kind="ghost" size="small" onClick={() => annotate(null)}>
        Take the verdict away
      </Button>
    </div>
  );
}
