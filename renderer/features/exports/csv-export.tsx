import { useState } from 'react';
import { useOpen, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { ExportOutcome } from './export-outcome.tsx';
import { ExportPath, pathBeside } from './export-path.tsx';
import { useExport } from './use-export.ts';

/** Two tables: one row per run, and one row per figure. */
export function CsvExport() {
  const { client } = useSession();
  const open = useOpen();
  const [directory, setDirectory] = useState(() => pathBeside(open, '-csv'));
  const { state, start } = useExport(() => client.call('exports.csv', { directory }));
  return (
    <section className="export-card card" aria-labelledby="csv-title">
      <h2 id="csv-title">CSV</h2>
      <p>
        <b>runs.csv</b> has one row per run with all that is known about it; <b>measurements.csv</b>{' '}
        one row per figure with its quantity and unit. Decimal point in every locale.
      </p>
      <ExportPath label="Folder" purpose="csv-folder" path={directory} onChange={setDirectory} />
      <div>
        <Button kind="primary" onClick={start}>
          Write CSV
        </Button>
      </div>
      <ExportOutcome state={state} />
    </section>
  );
}
