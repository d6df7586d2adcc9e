// The log that HdrHistogram's libraries write (.hlog). Only read: which program wrote it, and with what load, it does not
// say. The grammar, and what is not read, stands in ../hdr-log/read-output.ts.
import { piecesOf } from '../hdr-log/intervals.ts';
import { readOutput } from '../hdr-log/read-output.ts';
import { defineReader } from '../tool.ts';

export default defineReader({
  id: 'hdr-log',
  title: 'HdrHistogram log',
  parserVersion: 2,
  meaning:
    'Histograms of intervals that another program logged, merged into one distribution for each tag; as exact as those histograms.',
  recognise: piecesOf,
  parse: readOutput,
});
