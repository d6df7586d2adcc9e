import { useState } from 'react';
import { counted } from '../../../shared/views/words.ts';
import { useApp, useOpen, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { Segmented } from '../../widgets/segmented.tsx';
import { ExportOutcome } from './export-outcome.tsx';
import { ExportPath, pathBeside } from './export-path.tsx';
import { useExport } from './use-export.ts';

type Paper = 'A4' | 'Letter';

/** The printed report, of all runs or of those that are ticked. */
export function PdfExport({ noPdf }: { readonly noPdf: string | undefined }) {
  return (
    <section className="export-card card" aria-labelledby="pdf-title">
      <h2 id="pdf-title">PDF report</h2>
      <p>
        Question, findings, charts as vectors, results, environment, notes, exact commands and the
        hashes of the raw outputs.
      </p>
      {noPdf === undefined ? <PdfForm /> : <p className="no-pdf">{noPdf}</p>}
    </section>
  );
}

function PdfForm() {
  const { client } = useSession();
  const open = useOpen();
  const overlay = useApp((state) => state.overlay);
  const [path, setPath] = useState(() => pathBeside(open, '.pdf'));
  const [paper, setPaper] = useState<Paper>('A4');
  const [content, setContent] = useState<'all' | 'ticked'>('all');
  const ticked = overlay.runIds.length;
  const isTicked = content === 'ticked' && ticked > 0;
  const { baselineRunId } = overlay;
  const { state, start } = useExport(() =>
    client.call('exports.pdf', {
      path,
      paper,
      ...(isTicked && { runIds: [...overlay.runIds] }),
      ...(isTicked && baselineRunId !== undefined && { baselineRunId }),
    }),
  );
  return (
    <>
      <ExportPath label="File" purpose="pdf" path={path} onChange={setPath} />
      <div className="export-choices">
        <Segmented<Paper>
          label="Paper"
          value={paper}
          onChange={setPaper}
          choices={[
            { value: 'A4', label: 'A4' },
            { value: 'Letter', label: 'Letter' },
          ]}
        />
        {ticked > 0 && (
          <Segmented<typeof content>
            label="Runs"
            value={content}
            onChange={setContent}
            choices={[
              { value: 'all', label: 'All runs' },
              { value: 'ticked', label: counted(ticked, 'ticked run') },
            ]}
          />
        )}
      </div>
      <div>
        <Button kind="primary" onClick={start}>
          Write PDF
        </Button>
      </div>
      <ExportOutcome state={state} />
    </>
  );
}
