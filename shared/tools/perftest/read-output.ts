// The client's output of the ib_* programs of linux-rdma/perftest 4.5 to 6: a banner, a table (table.ts), and with -U or -H
// a list of every sample above it.
//
//                     RDMA_Write Latency Test               the verb: without it the quantity can only be assumed
//   #, usec                                                 -U in the order of time, -H sorted
//   1, 1.26923                                              half-rtt like the table, or rtt for read and atomic
//
// For send and write half the round trip is printed, for read and atomic all of it: in the source
// rtt_factor = (verb == READ || verb == ATOMIC) ? 1 : 2. t_typical is the median. There are n - 1 samples for n iterations.
// MB/sec are MiB/sec, as newer versions write: the source divides by 0x100000. A t_stdev of 0.00 comes from whole numbers in
// the source and is no deviation. With -C cycles are printed under a title that says usec; only lists say `#, cycles`.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, Quantity, Reported } from '../../model/measurement.ts';
import { distributionFromSamples, type Distribution } from '../../statistics/distribution.ts';
import { nsFromUs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import { excerpt, type Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { readTables, type Row } from './table.ts';

const banner =
  /^[ \t]*(?:RDMA_)?(?<verb>Send|Write|Read|Atomic\w*|Fetch\w*|Compare\w*)\b.* (?<kind>Latency|BW) Test\s*$/im;
const bitsPerMib = 8 * 2 ** 20;

/** A latency is printed with two decimals: that every one of five is whole or half by chance is next to impossible. */
const leastToSuspectCycles = 5;

/** Reads one output. Never throws; fails when there is no row. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const { stdout } = output;
  const { rows, cut } = readTables(stdout);
  if (rows.length === 0) return err(noRow(output));
  if (/^#, cycles$/m.test(stdout)) return err({ found: '#, cycles', expected: 'times in usec' });
  const quantity = quantityOf(output);
  const samples = rows.length === 1 ? samplesOf(stdout) : { warnings: [] };
  const read = rows.map((row) => measurementOf(row, quantity, samples.distribution));
  return ok({
    measurements: read.map(({ measurement }) => measurement),
    facts: factsOf(stdout),
    parameters: parametersOf(stdout),
    warnings: [...read.flatMap(({ warnings }) => warnings), ...samples.warnings],
    fatalWarnings: [...cutWarnings(cut), ...cycleWarnings(rows)],
  });
}

function cutWarnings(cut: readonly Line[]): string[] {
  return cut.map(
    ({ number, text }) =>
      `Line ${String(number)}: "${excerpt(text)}" has other cells than its title and is left out.`,
  );
}

/** The verb of the banner; without a banner, of the run's own parameters; else send or write is assumed. */
function quantityOf({ stdout, parameters }: ToolOutput): Quantity {
  const { verb } = groupsOf(banner, stdout);
  const asked = typeof parameters?.['test'] === 'string' ? parameters['test'] : undefined;
  const known = verb ?? asked;
  if (known === undefined) return { kind: 'half-rtt', known: 'assumed' };
  return {
    kind: /^(?:read|atomic|fetch|compare)/i.test(known) ? 'rtt' : 'half-rtt',
    known: 'inferred',
  };
}

function measurementOf({ line, cells }: Row, quantity: Quantity, distribution?: Distribution) {
  const { reported, warnings } = checkedFigures(figuresOf(cells), `Line ${String(line.number)}`);
  const hasLatency = reported !== undefined || distribution !== undefined;
  const rate = cells.get('MsgRate[Mpps]');
  const measurement: Measurement = stated({
    payloadBytes: cells.get('#bytes'),
    row: '',
    quantity: hasLatency ? quantity : undefined,
    reported,
    distribution,
    messagesPerSecond: rate === undefined ? cells.get('tps average') : rate * 1e6,
    bitsPerSecond: bandwidthOf(cells),
  });
  return { measurement, warnings };
}

function figuresOf(cells: Row['cells']): Reported {
  const ns = (name: string) => {
    const us = cells.get(name);
    return us === undefined ? undefined : Math.round(nsFromUs(us));
  };
  const tails = [...cells].flatMap(([name, us]) => {
    const { percentile } = groupsOf(/^(?<percentile>[\d.]+)% percentile\[usec\]$/, name);
    if (percentile === undefined) return [];
    return [{ percentile: Number(percentile), valueNs: Math.round(nsFromUs(us)) }];
  });
  const median = ns('t_typical[usec]');
  return stated({
    count: ns('t_avg[usec]') === undefined && median === undefined ? undefined : samplesIn(cells),
    meanNs: ns('t_avg[usec]'),
    minNs: ns('t_min[usec]'),
    maxNs: ns('t_max[usec]'),
    standardDeviationNs: ns('t_stdev[usec]') === 0 ? undefined : ns('t_stdev[usec]'),
    percentiles: [...(median === undefined ? [] : [{ percentile: 50, valueNs: median }]), ...tails],
  });
}

/** Samples are the times between iterations; a test of a duration (-D) counts transactions instead. */
function samplesIn(cells: Row['cells']): number {
  const iterations = cells.get('#iterations') ?? 0;
  return cells.has('tps average') ? iterations : Math.max(0, iterations - 1);
}

function bandwidthOf(cells: Row['cells']): number | undefined {
  const mebibytes = cells.get('BW average[MB/sec]') ?? cells.get('BW average[MiB/sec]');
  const gigabits = cells.get('BW average[Gb/sec]');
  if (mebibytes !== undefined) return mebibytes * bitsPerMib;
  return gigabits === undefined ? undefined : gigabits * 1e9;
}

/** The first list of samples; a second one, sorted, would hold the same. */
function samplesOf(text: string): { distribution?: Distribution; warnings: string[] } {
  const start = /^#, usec$/m.exec(text);
  if (!start) return { warnings: [] };
  const samples: number[] = [];
  for (const { text: line } of shortLinesOf(text.slice(start.index + start[0].length)).slice(1)) {
    const { us } = groupsOf(/^\d{1,9}, (?<us>\d[\d.e+-]*)$/, line);
    if (us === undefined) break;
    samples.push(Math.round(nsFromUs(Number(us))));
  }
  const plausible = samples.filter(isPlausibleLatency);
  const distribution = distributionFromSamples(plausible);
  const broken = samples.length - plausible.length;
  const warnings = broken > 0 ? [`${String(broken)} samples are no latency and are left out.`] : [];
  return { warnings, ...(distribution && { distribution }) };
}

function cycleWarnings(rows: readonly Row[]): string[] {
  const names = ['t_min[usec]', 't_max[usec]', 't_typical[usec]', '99% percentile[usec]'];
  const times = rows.flatMap(({ cells }) => names.flatMap((name) => cells.get(name) ?? []));
  if (times.length < leastToSuspectCycles || times.some((us) => us % 0.5 !== 0)) return [];
  return [
    'Every time is a whole or half number: with -C the tool prints CPU cycles under a title that says usec. Do not use these figures unchecked.',
  ];
}

function factsOf(text: string): ParsedOutput['facts'] {
  const cell = (name: string) =>
    groupsOf(new RegExp(`\\b${name}\\s+: (?<value>\\S+)`), text)['value'];
  const facts = stated({
    'rdma-device': cell('Device'),
    'rdma-link-type': cell('Link type'),
    'rdma-connection-type': cell('Connection type'),
    'rdma-mtu': cell('Mtu'),
  });
  return Object.keys(facts).length === 0 ? {} : { initiator: facts };
}

function parametersOf(text: string): { test?: string } {
  const { verb, kind } = groupsOf(banner, text);
  if (verb === undefined || kind === undefined) return {};
  const name = /^(?:send|write|read)$/i.test(verb) ? verb.toLowerCase() : 'atomic';
  return { test: `${name}_${kind === 'BW' ? 'bw' : 'lat'}` };
}

function noRow({ stdout, stderr = '' }: ToolOutput): ParseFailure {
  const said = [...shortLinesOf(stdout), ...shortLinesOf(stderr)].filter(
    ({ text }) => text.trim() !== '',
  );
  const reason =
    said.findLast(({ text }) => /unable|couldn't|failed|error/i.test(text)) ?? said.at(-1);
  return {
    found: excerpt(reason?.text ?? 'nothing'),
    expected: 'a row below the title #bytes #iterations',
  };
}
