// osu_latency of the OSU micro-benchmarks: two MPI processes, one on each host, started by mpirun on the initiator. The
// grammar stands in ../osu-latency/read-output.ts. MPI reaches the responder by itself, so the initiator's user must be able
// to log in there without a password, and both hosts need the same MPI. Read and not run: the _mt, _mp and multi-pair forms.
import { z } from 'zod';
import { isLatencyBanner, isTableLine, readOutput } from '../osu-latency/read-output.ts';
import { blocksFrom } from '../text/blocks.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** Start of MPI, then time per size for the estimate. */
const startSeconds = 5;

const parameters = z.object({
  launcher: z.enum(['open-mpi', 'mpich']).default('open-mpi').meta({
    label: 'MPI',
    help: 'MPICH includes Intel MPI and MVAPICH.',
  }),
  program: z
    .string()
    .regex(/^[\w./-]{1,200}$/, 'Expected a path, the same on both hosts.')
    .default('osu_latency')
    .meta({ label: 'Program', help: 'The same path on both hosts.' }),
  smallest: z
    .number()
    .int()
    .min(1)
    .max(4_194_304)
    .default(1)
    .meta({ label: 'Smallest size', unit: 'bytes', flag: '-m' }),
  largest: z
    .number()
    .int()
    .min(1)
    .max(4_194_304)
    .default(65_536)
    .meta({ label: 'Largest size', unit: 'bytes', flag: '-m' }),
  iterations: z
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .default(10_000)
    .meta({ label: 'Iterations per size', flag: '-i' }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'osu-latency',
  title: 'OSU latency (MPI)',
  parserVersion: 1,
  quantity: 'half-rtt',
  meaning:
    'Half of the round trip of an MPI message, as a mean over the iterations of a size: no percentiles unless its version prints them, and never a curve.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  commands: (chosen, { initiatorAddress, responderAddress }) => {
    const hosts =
      chosen.launcher === 'open-mpi'
        ? ['--host', `${initiatorAddress}:1,${responderAddress}:1`]
        : ['-hosts', `${initiatorAddress},${responderAddress}`, '-ppn', '1'];
    const sizes = `${String(chosen.smallest)}:${String(chosen.largest)}`;
    const argv = [
      ...['mpirun', '-np', '2', ...hosts, chosen.program],
      ...['-m', sizes, '-i', String(chosen.iterations)],
    ];
    return {
      client: { argv: wrapped(argv, chosen), files: [] },
      estimatedSeconds: startSeconds + chosen.iterations / 1000,
    };
  },
  recognise: (text) => blocksFrom(text, isLatencyBanner, isTableLine),
  parse: readOutput,
});
