// fping: ICMP echo at a fixed period; the responder's kernel answers. The grammar stands in ../fping/read-output.ts.
// Read and not run: several targets, -l, -Q, -C and -s.
import { z } from 'zod';
import { piecesOf } from '../fping/pieces.ts';
import { readOutput } from '../fping/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** Starting; a wait for the last reply is the exception. */
const startSeconds = 0.2;

const parameters = z.object({
  count: z.number().int().min(1).max(1_000_000).default(100).meta({ label: 'Count', flag: '-c' }),
  period: z.number().int().min(1).max(60_000).default(10).meta({
    label: 'Period',
    unit: 'ms',
    flag: '-p',
    help: 'Below 10 ms fping needs root.',
  }),
  size: z
    .number()
    .int()
    .min(12)
    .max(65_487)
    .default(56)
    .meta({ label: 'Payload', unit: 'bytes', flag: '-b' }),
  timeout: z
    .number()
    .int()
    .min(1)
    .max(60_000)
    .default(1000)
    .meta({ label: 'Wait for a reply', unit: 'ms', flag: '-t', advanced: true }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'fping',
  title: 'fping (ICMP echo)',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Round-trip time of ICMP echo, as the initiator’s fping sees it. The responder’s kernel answers, so no program there takes part. Printed to three digits, at best 1 µs.',
  load: 'open',
  coordinatedOmission: 'not-applicable',
  parameters,
  programs: [],
  version: { argv: ['fping', '-v'], pattern: /Version (?<version>\S+)/, role: 'initiator' },
  commands: (chosen, { responderAddress }) => {
    const argv = [
      ...['fping', '-c', String(chosen.count), '-p', String(chosen.period)],
      ...['-b', String(chosen.size), '-t', String(chosen.timeout), responderAddress],
    ];
    return {
      client: { argv: wrapped(argv, chosen), files: [] },
      estimatedSeconds: startSeconds + (chosen.count * chosen.period) / 1000,
      mostSeconds: startSeconds + (chosen.count * chosen.period + chosen.timeout) / 1000,
    };
  },
  recognise: piecesOf,
  parse: readOutput,
});
