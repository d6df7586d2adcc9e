// What is really executed between two network namespaces: one row for a tool, further ones for its other ways to work.
import { dnsQueries } from '../../../../support/namespace-servers.ts';
import { messageCases, sockperfCases } from './message-cases.ts';
import { requestCases } from './request-cases.ts';
import { streamCases } from './stream-cases.ts';
import type { ToolCase } from './tool-case.ts';

/** Files that tests name in their parameters, by name in `FOLDER`. The playback says `SECONDS, BYTES` of 2,000 messages. */
export const inputFiles: Readonly<Record<string, string>> = {
  'queries.txt': dnsQueries,
  'playback.csv': Array.from(
    { length: 2000 },
    (_, index) => `${(0.1 + index * 0.0005).toFixed(6)}, 64\n`,
  ).join(''),
};

/** Tools of the catalogue that are not executed here, and why. */
export const notExecuted: Readonly<Record<string, string>> = {
  netperf: 'is not in Debian main',
  'osu-latency': 'is not in Debian, and MPI would have to log in from one host to the other',
  perftest: 'needs an RDMA device; only its failure without one is tested',
  'qpid-latency-test': 'is no longer in Debian',
  'qpid-perftest': 'is no longer in Debian',
  'sfnt-pingpong': 'is not in Debian',
  'sfnt-stream': 'is not in Debian',
  wrk2: 'is not in Debian',
};

export const toolCases: readonly ToolCase[] = [
  ...messageCases,
  ...sockperfCases,
  ...streamCases,
  ...requestCases,
  {
    toolId: 'cyclictest',
    part: 'cyclictest',
    parameters: { duration: 1 },
    client: 'cyclictest -q -m -D 1 -t 1 -i 1000 -p 80 -h 10000',
    // A busy machine wakes threads later than the histogram reaches.
    shows: 'points',
  },
];
