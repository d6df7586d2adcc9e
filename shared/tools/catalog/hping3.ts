// hping3: TCP SYN or ICMP echo, answered by the responder's kernel; the grammar stands in ../hping3/read-output.ts. Read
// and not run: UDP, which is answered by an error. Not read: traceroute, scans and floods, which print no times.
import { z } from 'zod';
import { isHpingHeader, isHpingLine, readOutput } from '../hping3/read-output.ts';
import { blocksFrom } from '../text/blocks.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

const parameters = z.object({
  mode: z.enum(['syn', 'icmp']).default('syn').meta({
    label: 'Packet',
    flag: '-S, -1',
    help: 'A SYN is answered by SYN ACK of an open port or RST of a closed one.',
  }),
  port: z.number().int().min(1).max(65_535).default(80).meta({ label: 'Port for SYN', flag: '-p' }),
  count: z.number().int().min(1).max(1_000_000).default(100).meta({ label: 'Count', flag: '-c' }),
  interval: z
    .number()
    .int()
    .min(1000)
    .max(60_000_000)
    .default(10_000)
    .meta({ label: 'Interval', unit: 'µs', flag: '-i u' }),
  size: z
    .number()
    .int()
    .min(0)
    .max(1460)
    .default(0)
    .meta({ label: 'Payload', unit: 'bytes', flag: '-d' }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'hping3',
  title: 'hping3',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Round-trip time of a TCP SYN or an ICMP echo, answered by the responder’s kernel. Printed in steps of 100 µs: too coarse for a fast network, where replies become 0.0 ms.',
  load: 'open',
  coordinatedOmission: 'not-applicable',
  needsRoot: true,
  parameters,
  programs: [],
  version: { argv: ['hping3', '--version'], pattern: /version (?<version>\S+)/, role: 'initiator' },
  commands: (chosen, { responderAddress }) => {
    const argv = [
      ...['hping3', '-n', ...(chosen.mode === 'syn' ? ['-S', '-p', String(chosen.port)] : ['-1'])],
      ...['-c', String(chosen.count), '-i', `u${String(chosen.interval)}`],
      ...['-d', String(chosen.size), responderAddress],
    ];
    return {
      client: { argv: wrapped(argv, chosen), files: [] },
      estimatedSeconds: 0.5 + (chosen.count * chosen.interval) / 1e6,
      mostSeconds: 2 + (chosen.count * chosen.interval) / 1e6,
    };
  },
  recognise: (text) => blocksFrom(text, isHpingHeader, isHpingLine),
  parse: readOutput,
});
