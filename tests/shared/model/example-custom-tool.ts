import type { CustomTool } from '../../../shared/model/custom-tool.ts';

/** ping, read as a person might who does not know that it is in the catalogue. */
export const pingByHand: CustomTool = {
  id: 'tool_ping',
  name: 'ping by hand',
  meaning: 'Round trips of ICMP echo.',
  quantity: 'rtt',
  parserVersion: 1,
  command: {
    client: { argv: ['ping', '-c', '{count}', '{responder}'] },
    estimatedSeconds: 5,
    parameters: [{ name: 'count', label: 'Count', value: 5 }],
  },
  recognise: '^PING ',
  reading: {
    form: 'patterns',
    patterns: [
      { pattern: 'icmp_seq=\\d+ .*time=(?<ms>\\S+) ms', rows: true },
      { pattern: '^(?<sent>\\d+) packets transmitted, (?<received>\\d+) received', rows: false },
    ],
    reads: [
      { from: 'ms', metric: { figure: 'latency', statistic: 'sample', unit: 'ms' } },
      { from: 'sent', metric: { figure: 'count', of: 'sent' } },
      { from: 'received', metric: { figure: 'count', of: 'received' } },
    ],
  },
};

/** Every member of the JSON list is a row. */
export const jsonTool: CustomTool = {
  id: 'tool_json',
  name: 'echo-bench',
  meaning: '',
  quantity: 'half-rtt',
  parserVersion: 1,
  reading: {
    form: 'json',
    rows: 'results',
    reads: [
      { from: 'size', metric: { figure: 'message-size', unit: 'B' } },
      { from: 'mean', metric: { figure: 'latency', statistic: 'mean', unit: 'us' } },
      { from: '["p99.9"]', metric: { figure: 'percentile', percentile: 99.9, unit: 'us' } },
    ],
  },
};

/** Columns by name. */
export const csvTool: CustomTool = {
  id: 'tool_csv',
  name: 'table',
  meaning: '',
  quantity: 'one-way-delay',
  parserVersion: 1,
  reading: {
    form: 'csv',
    delimiter: ',',
    decimal: '.',
    header: true,
    reads: [
      { from: 'size', metric: { figure: 'message-size', unit: 'B' } },
      { from: 'delay', metric: { figure: 'latency', statistic: 'sample', unit: 'us' } },
    ],
  },
};
