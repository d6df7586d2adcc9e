import { useMemo, useState } from 'react';
import type { Run } from '../../../shared/model/run.ts';
import type { RunCard } from '../../../shared/views/run-card.ts';
import { useExperiment } from '../../store/react.ts';
import { Tabs } from '../../widgets/tabs.tsx';
import './evidence.css';
import { CommandPanel } from './command-panel.tsx';
import { ProvenancePanel } from './provenance-panel.tsx';
import { byteCount, RawPanel } from './raw-panel.tsx';
import { rawOutputsOf } from './raw-outputs.ts';
import { SnapshotPanel } from './snapshot-panel.tsx';

type EvidenceTab = 'snapshot' | 'raw' | 'command' | 'provenance';

/** What stands behind the figures: environment, verbatim output, commands and where all of it came from. */
export function RunEvidence({ run, card }: { readonly run: Run; readonly card: RunCard }) {
  const { raw } = useExperiment();
  const [chosen, setChosen] = useState<EvidenceTab>('snapshot');
  const outputs = useMemo(() => rawOutputsOf(run, raw), [run, raw]);
  const bytes = outputs.reduce((sum, output) => sum + (output.bytes ?? 0), 0);
  return (
    <Tabs<EvidenceTab>
      label="Evidence"
      chosen={chosen}
      onChoose={setChosen}
      tabs={[
        { name: 'snapshot', label: 'Snapshot' },
        { name: 'raw', label: 'Raw output', ...(bytes > 0 && { aside: byteCount(bytes) }) },
        { name: 'command', label: 'Command' },
        { name: 'provenance', label: 'Provenance' },
      ]}
    >
      {chosen === 'snapshot' && <SnapshotPanel run={run} />}
      {chosen === 'raw' && <RawPanel outputs={outputs} />}
      {chosen === 'command' && <CommandPanel run={run} />}
      {chosen === 'provenance' && <ProvenancePanel run={run} card={card} outputs={outputs} />}
    </Tabs>
  );
}
