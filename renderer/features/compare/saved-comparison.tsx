import { Pin } from 'lucide-react';
import type { Comparison } from '../../../shared/model/experiment.ts';
import type { Overlay } from '../../store/app-state.ts';
import { useIsReadOnly, useSession } from '../../store/react.ts';
import { Badge } from '../../widgets/badge.tsx';
import { Button } from '../../widgets/button.tsx';
import { useDraft } from '../../widgets/use-draft.ts';

/** Keeps the overlay in the experiment, under its generated title until a person types one. */
export function SaveButton({ overlay }: { readonly overlay: Overlay }) {
  const { execute, go, newId } = useSession();
  const save = async () => {
    const { runIds, baselineRunId } = overlay;
    const id = newId('comparison');
    const comparison = {
      id,
      title: '',
      runIds: [...runIds],
      ...(baselineRunId !== undefined && { baselineRunId }),
    };
    if (await execute('addComparison', comparison)) go({ screen: 'comparison', id });
  };
  return (
    <Button size="small" icon={Pin} onClick={() => void save()}>
      Save comparison
    </Button>
  );
}

export function SavedBadge() {
  return (
    <Badge tone="line" icon={Pin}>
      Saved
    </Badge>
  );
}

type SavedTitleProps = { readonly saved: Comparison; readonly generated: string };

/** The title of a saved comparison, to be typed over; empty is the generated one again. */
export function SavedTitle({ saved, generated }: SavedTitleProps) {
  const { execute } = useSession();
  const draft = useDraft(saved.title, (title) => {
    void execute('editComparison', { ...saved, title: title.trim() });
  });
  if (useIsReadOnly()) return <bdi>{saved.title || generated}</bdi>;
  return (
    <input
      className="title-field"
      type="text"
      aria-label="Title of the comparison"
      title="Type a title; empty is the generated one"
      maxLength={200}
      size={Math.max(12, (draft.text || generated).length)}
      placeholder={generated}
      value={draft.text}
      onChange={(event) => draft.onChange(event.target.value)}
      onFocus={draft.onFocus}
      onBlur={draft.onBlur}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
