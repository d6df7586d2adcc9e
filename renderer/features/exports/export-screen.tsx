import { useApp } from '../../store/react.ts';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { CsvExport } from './csv-export.tsx';
import { PdfExport } from './pdf-export.tsx';
import './exports.css';

/** Writes the experiment into files that others can read. */
export function ExportScreen() {
  const noPdf = useApp(({ capabilities }) => capabilities?.noPdf);
  return (
    <ScreenFrame title="Export" thing="export">
      <div className="exports">
        <CsvExport />
        <PdfExport noPdf={noPdf} />
      </div>
    </ScreenFrame>
  );
}
