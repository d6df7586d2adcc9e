// Flent's data files. Only read: Flent starts its own tools on both hosts. What of a file is read, and why a netperf UDP_RR
// series has no distribution, stands in ../flent/series.ts.
import { piecesOf, readOutput } from '../flent/read-output.ts';
import { defineReader } from '../tool.ts';

export default defineReader({
  id: 'flent',
  title: 'Flent data file',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Round trips under the load of the test, as ping, fping or irtt printed each of them, and throughput over the whole test. Pings of netperf UDP_RR are means over intervals: only their mean stands.',
  load: 'stream',
  coordinatedOmission: 'affected',
  recognise: piecesOf,
  parse: readOutput,
});
