// The percentile spectrum that HdrHistogram's libraries print and many programs save as .hgrm. Only read: which program
// wrote it, and with what load, it does not say. The grammar stands in ../text/percentile-spectrum.ts and
// ../hdr-percentiles/read-output.ts. Not read: its form as CSV, and the spectra of HistogramLogProcessor per interval.
import { piecesOf } from '../hdr-percentiles/pieces.ts';
import { readOutput } from '../hdr-percentiles/read-output.ts';
import { defineReader } from '../tool.ts';

export default defineReader({
  id: 'hdr-percentiles',
  title: 'HdrHistogram percentiles',
  parserVersion: 1,
  meaning:
    'A histogram that another program saved as text. The curve has the points that stand there; between two of them all samples count as the slower one.',
  recognise: piecesOf,
  parse: readOutput,
});
