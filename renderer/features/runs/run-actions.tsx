import { ChartSpline, Trash2 } from 'lucide-react';
import type { Run } from '../../../shared/model/run.ts';
import { withRuns } from '../../store/overlay.ts';
import { useSession } from '../../store/react.ts';
import { Button, IconButton } from '../../widgets/button.tsx';

/** Puts the run into the overlay and opens it. */
export function CompareButton({ run }: { readonly run: Run }) {
  const { go, update } = useSession();
  const compare = () => {
    update(({ overlay }) => ({
      overlay: withRuns(overlay, [...new Set([...overlay.runIds, run.id])]),
    }));
    go({ screen: 'compare' });
  };
  return (
    <Button size="small" icon={ChartSpline} onClick={compare}>
      Compare
    </Button>
  );
}

/** Deletes at once and offers to take it back. */
export function DeleteButton({ run, title }: { readonly run: Run; readonly title: string }) {
  const { execute, go, tell, update } = useSession();
  const remove = async () => {
    if (!(await execute('removeRuns', { ids: [run.id] }))) return;
    update(({ overlay }) => ({
      overlay: withRuns(
        overlay,
        overlay.runIds.filter((id) => id !== run.id),
      ),
    }));
    go({ screen: 'runs' });
    tell(`Deleted run "${title}".`, { offersUndo: true });
  };
  return <IconButton size="small" icon={Trash2} label="Delete run" onClick={() => void remove()} />;
}
