// The broker of Apache Qpid C++ (qpidd 1.40), between the two halves of qpid-latency-test and qpid-perftest.
//
//   2026-11-20 21:27:03 [Network] notice Listening on TCP/TCP6 port 5672          standard output, flushed
import { z } from 'zod';
import type { ServerCommand } from '../tool.ts';
import { wrapped, type WrapperChoice } from '../wrappers.ts';
import { portParameter } from '../usual-parameters.ts';

/** Parameters of a tool that talks to a broker; spread into its schema. */
export const brokerParameters = {
  startBroker: z.boolean().default(true).meta({
    label: 'Start a broker on the responder',
    flag: 'qpidd',
    help: 'Off: one runs there already.',
  }),
  brokerThreads: z.number().int().min(0).max(256).default(0).meta({
    label: 'Threads of the broker',
    flag: '--worker-threads',
    help: '0: one per CPU and one more.',
    advanced: true,
  }),
  noDelay: z.boolean().default(true).meta({ label: 'TCP_NODELAY', flag: '--tcp-nodelay' }),
  port: portParameter(5672, '--port', 'Port of the broker'),
};

type BrokerChoice = WrapperChoice & {
  readonly startBroker: boolean;
  readonly brokerThreads: number;
  readonly port: number;
};

/**
 * The broker as the server of a run: without authentication, therefore on the data-plane address alone; nothing on disk.
 *
 * @returns `undefined` when one runs already.
 */
export function brokerCommand(
  chosen: BrokerChoice,
  responderAddress: string,
): ServerCommand | undefined {
  if (!chosen.startBroker) return undefined;
  const argv = [
    ...['qpidd', '--port', String(chosen.port), '--auth', 'no', '--no-data-dir'],
    ...[
      '--interface',
      responderAddress,
      '--mgmt-enable',
      'no',
      '--log-to-stdout',
      'yes',
      '--log-to-stderr',
      'no',
    ],
    ...['--log-enable', 'notice+'],
    ...(chosen.brokerThreads > 0 ? ['--worker-threads', String(chosen.brokerThreads)] : []),
  ];
  return {
    argv: wrapped(argv, chosen, 'responder'),
    readiness: { kind: 'line', stream: 'stdout', pattern: /Listening on TCP\S* port \d/ },
    endsByItself: false,
  };
}
