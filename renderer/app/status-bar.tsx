import { Lock } from 'lucide-react';
import type { OpenExperiment } from '../../shared/api/values.ts';
import { counted } from '../../shared/views/words.ts';
import { useApp } from '../store/react.ts';

/** What is held and counted at the left, how figures are to be read at the right. */
export function StatusBar() {
  const open = useApp((state) => state.open);
  const version = useApp(({ capabilities }) => capabilities?.programVersion);
  return (
    <footer className="status-bar" aria-label="Status" tabIndex={-1}>
      {open ? <ExperimentStatus open={open} /> : <span>No experiment open</span>}
      {!open && (
        <>
          <i className="grow" />
          <span>Offline: the program talks only to your hosts</span>
          {version !== undefined && <span>Jitterbook {version}</span>}
        </>
      )}
    </footer>
  );
}

function ExperimentStatus({ open }: { readonly open: OpenExperiment }) {
  const campaign = useApp((state) => state.campaign);
  const isMeasuring = campaign !== undefined && campaign.endedAt === undefined;
  const { runs, plans, schemaVersion } = open.experiment;
  return (
    <>
      <span>
        <Lock size={12} aria-hidden="true" />
        {isMeasuring ? `Hosts held by ${campaign.planName}` : 'No host in use'}
      </span>
      <span>
        {counted(Object.keys(runs).length, 'run')}, {counted(Object.keys(plans).length, 'plan')}
      </span>
      <i className="grow" />
      <span>Percentiles: nearest rank</span>
      <span>File schema {schemaVersion}</span>
    </>
  );
}
