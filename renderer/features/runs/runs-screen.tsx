import { ChartSpline, FileDown } from 'lucide-react';
import type { RunId } from '../../../shared/model/identifiers.ts';
import { counted } from '../../../shared/views/words.ts';
import { withTick } from '../../store/overlay.ts';
import { useApp, useExperiment, useSession } from '../../store/react.ts';
import { useOverlaySeries } from '../../store/use-overlay-series.ts';
import { useScreenActions } from '../../store/screen-actions.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { RunTable } from './run-table.tsx';
import './runs.css';

/** Every run of the experiment; the ticked ones are the overlay. */
export function RunsScreen() {
  const { go, now, update } = useSession();
  const runs = Object.values(useExperiment().runs);
  const overlay = useApp((state) => state.overlay);
  const series = useOverlaySeries();
  const focusBytes = useApp((state) => state.focusBytes);
  const compare = () => go({ screen: 'compare' });
  const count = overlay.runIds.length;
  useScreenActions([
    {
      name: `Compare ${counted(count, 'run')}`,
      keys: 'c',
      run: compare,
      ...(count === 0 && { reason: 'no run is ticked; Space ticks one' }),
    },
  ]);
  return (
    <ScreenFrame
      title="Runs"
      thing="runs"
      badges={runs.length > 0 && <span className="count">{runs.length}</span>}
      actions={
        <>
          <Button size="small" icon={FileDown} onClick={() => go({ screen: 'import' })}>
            Import outputs
          </Button>
          {count > 0 && (
            <Button size="small" icon={ChartSpline} onClick={compare}>
              Compare {counted(count, 'run')}
            </Button>
          )}
        </>
      }
    >
      {runs.length === 0 ? (
        <EmptyState sentence="No runs. Start a plan, or drop outputs here." />
      ) : (
        <>
          <p className="runs-hint">
            Space ticks a run into the overlay, <kbd>c</kbd> compares, Enter opens.
          </p>
          <RunTable
            runs={runs}
            ticked={overlay.runIds}
            series={series}
            focusBytes={focusBytes}
            now={now()}
            onTick={(id: RunId) => update((state) => ({ overlay: withTick(state.overlay, id) }))}
            onOpen={(id) => go({ screen: 'run', id })}
          />
        </>
      )}
    </ScreenFrame>
  );
}
