// A text of latencies, one number a line. Only read: nothing in it says where they come from. See
// ../sample-list/read-output.ts.
import { listName, piecesOf, readOutput } from '../sample-list/read-output.ts';
import { defineReader } from '../tool.ts';

export default defineReader({
  id: 'sample-list',
  title: 'List of samples',
  parserVersion: 1,
  meaning:
    'Every latency of a list, one number a line, as another program left it. Without a line above it that says so, the unit is assumed to be ns.',
  recognise: piecesOf,
  sampleFile: (head) => (piecesOf(head).length > 0 ? listName : undefined),
  parse: readOutput,
});
