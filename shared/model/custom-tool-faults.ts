// What a custom tool's schema cannot see: whether its patterns compile, and whether what it names is there.
import { parseJsonPath, hasEveryMember } from '../base/json-path.ts';
import { compilePattern } from '../base/pattern.ts';
import { commandFaults } from './custom-command-faults.ts';
import { patternFaults, type CustomToolFault } from './custom-tool-fault.ts';
import type { CustomTool, Metric, Reading } from './custom-tool.ts';

/** Everything that keeps a tool from being run or read; empty for one that can be kept. */
export function customToolFaults(tool: CustomTool): CustomToolFault[] {
  const { reading, command, recognise } = tool;
  return [
    ...(recognise === undefined ? [] : patternFaults(recognise, ['recognise'], 'recognise')),
    ...readingFaults(reading),
    ...metricFaults(tool),
    ...(command ? commandFaults(command) : []),
  ];
}

/** Whether a metric is a latency, so that the tool must say which quantity it is. */
export function isLatency({ figure }: Metric): boolean {
  return figure === 'latency' || figure === 'percentile';
}

function readingFaults(reading: Reading): CustomToolFault[] {
  if (reading.form === 'patterns') return patternsFaults(reading);
  if (reading.form === 'json') return jsonFaults(reading);
  return csvFaults(reading);
}

function patternsFaults({ patterns, reads }: Extract<Reading, { form: 'patterns' }>) {
  const compiled = patterns.map(({ pattern }) => compilePattern(pattern));
  const groups = new Set(compiled.flatMap((one) => (one.ok ? one.value.groupNames : [])));
  const broken = patterns.flatMap(({ pattern }, index) =>
    patternFaults(pattern, ['reading', 'patterns', index, 'pattern'], `pattern ${index + 1}`),
  );
  if (broken.length > 0) return broken;
  return reads.flatMap(({ from }, index) =>
    groups.has(from) ? [] : [sourceFault(index, `no pattern has a group (?<${from}>…).`)],
  );
}

function jsonFaults({ rows, reads }: Extract<Reading, { form: 'json' }>): CustomToolFault[] {
  const list = rows === undefined ? undefined : parseJsonPath(rows);
  return [
    ...(list && !list.ok
      ? [{ path: ['reading', 'rows'], message: `path of the rows: ${list.error}.` }]
      : []),
    ...reads.flatMap(({ from }, index) => {
      const path = parseJsonPath(from);
      if (!path.ok) return [sourceFault(index, `${path.error}.`)];
      if (!hasEveryMember(path.value)) return [];
      return [sourceFault(index, `${from} has [*], which only the path of the rows may have.`)];
    }),
  ];
}

function csvFaults(reading: Extract<Reading, { form: 'csv' }>): CustomToolFault[] {
  const { decimal, thousands, header, reads } = reading;
  if (thousands === decimal) {
    const message = `${decimal} marks decimals, so it cannot part thousands.`;
    return [{ path: ['reading', 'thousands'], message }];
  }
  if (header) return [];
  return reads.flatMap(({ from }, index) =>
    /^[1-9]\d{0,3}$/.test(from)
      ? []
      : [
          sourceFault(
            index,
            `${from} is no number of a column, from 1; no line names the columns.`,
          ),
        ],
  );
}

function sourceFault(index: number, message: string): CustomToolFault {
  return { path: ['reading', 'reads', index, 'from'], message: `figure ${index + 1}: ${message}` };
}

function metricFaults({ reading: { reads }, quantity }: CustomTool): CustomToolFault[] {
  const names = reads.map(({ metric }) => nameOf(metric));
  const twice = reads.flatMap(({ metric }, index) =>
    names.indexOf(nameOf(metric)) < index && nameOf(metric) !== 'latency sample'
      ? [
          {
            path: ['reading', 'reads', index, 'metric'],
            message: `figure ${index + 1}: ${nameOf(metric)} is read twice.`,
          },
        ]
      : [],
  );
  const isResult = reads.some(
    ({ metric: { figure } }) => !['message-size', 'row'].includes(figure),
  );
  const needsQuantity = quantity === undefined && reads.some(({ metric }) => isLatency(metric));
  return [
    ...twice,
    ...(isResult
      ? []
      : [{ path: ['reading', 'reads'], message: 'nothing that it reads is a result.' }]),
    ...(needsQuantity
      ? [
          {
            path: ['quantity'],
            message: 'say whether its latency is a round trip, half of one, or one way.',
          },
        ]
      : []),
  ];
}

/** What a metric is called in messages: `percentile 99`, `latency mean`, `count lost`. */
export function nameOf(metric: Metric): string {
  if (metric.figure === 'latency') return `latency ${metric.statistic}`;
  if (metric.figure === 'percentile') return `percentile ${metric.percentile}`;
  return metric.figure === 'count' ? `count of ${metric.of}` : metric.figure;
}
