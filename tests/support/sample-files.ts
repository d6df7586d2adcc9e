// Long files of samples on the disk: the same ones each time, of a chosen number of lines.
import { closeSync, openSync, writeSync } from 'node:fs';
import { seededRandom } from '../../shared/statistics/seeded-random.ts';

/** What all samples of a file come to, in ns; the sum is a whole number that a double holds. */
export type SampleFigures = {
  readonly count: number;
  readonly minNs: number;
  readonly maxNs: number;
  readonly meanNs: number;
};

const blockLines = 1_000_000;

/** Like a latency: most values close to the smallest, few far away. */
function blockOfSamples(): number[] {
  const random = seededRandom(20_261_121);
  return Array.from({ length: blockLines }, () => Math.round(1500 / (random() + 0.01)));
}

/** A million whole numbers of ns, so many times over, as `sfnt-pingpong --raw` writes them; the last line is an hour. */
export function writeSamples(file: string, millions: number): SampleFigures {
  const samples = blockOfSamples();
  const block = samples.map((ns) => `${String(ns)}\n`).join('');
  const longestNs = 3_600_000_000_000;
  const handle = openSync(file, 'wx');
  for (let turn = 0; turn < millions; turn += 1) writeSync(handle, block);
  writeSync(handle, `${String(longestNs)}\n`);
  closeSync(handle);
  const count = millions * blockLines + 1;
  const sum = samples.reduce((total, ns) => total + ns, 0) * millions + longestNs;
  const minNs = samples.reduce((least, ns) => Math.min(least, ns));
  return { count, minNs, maxNs: longestNs, meanNs: sum / count };
}

/** A full log of sockperf: its summary and a million rows. */
export function writeFullLog(file: string): void {
  const samples = blockOfSamples();
  const us = (ns: number) => (ns / 1000).toFixed(3);
  const count = String(samples.length);
  const mean = samples.reduce((total, ns) => total + ns, 0) / samples.length;
  const summary = [
    'test was performed using the following parameters: --mps=2000 --burst=1 --reply-every=1 --msg-size=64 --time=500',
    `sockperf: [Valid Duration] RunTime=500.000 sec; SentMessages=${count}; ReceivedMessages=${count}`,
    `sockperf: ====> avg-latency=${us(mean)} (std-dev=9.000)`,
    `sockperf: Total ${count} observations; each percentile contains ${String(samples.length / 100)}.00 observations`,
    `sockperf: ---> <MAX> observation = ${us(samples.reduce((most, ns) => Math.max(most, ns)))}`,
    `sockperf: ---> <MIN> observation = ${us(samples.reduce((least, ns) => Math.min(least, ns)))}`,
    'packet, txTime(sec), rxTime(sec), latency(usec)',
  ];
  const rows = samples.map((ns, packet) => {
    const sent = 2.4 + packet * 0.0005;
    return `${String(packet)}, ${sent.toFixed(9)}, ${(sent + ns / 5e8).toFixed(9)}, ${us(ns)}`;
  });
  const handle = openSync(file, 'wx');
  writeSync(handle, `${[...summary, ...rows].join('\n')}\n`);
  closeSync(handle);
}
