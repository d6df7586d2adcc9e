// Which message sizes an execution of sfnt-pingpong measures, in bytes. Source: cns-sfnettest, src/sfnt-pingpong.c.
//
//   --sizes 0,16-1024x2,1400-1500+50      single sizes, ranges by factor, by step, and (1-4) one by one
//
// Without --sizes it walks a list of its own: doubling, for datagrams with 0 and the two sizes around an Ethernet frame.

const streamWalk = [
  1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536,
];
const datagramWalk = [
  0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1472, 1473, 2048, 4096, 8192, 16384, 32768,
];

/** The tool's own walk, by protocol. */
export const ownSizes = { tcp: streamWalk, udp: datagramWalk };

/** More sizes than any execution has rows; a longer list is a damaged text. */
const mostSizes = 10_000;

/** The sizes that a client's command line asks for; `undefined` when it cannot be told (limits, other sockets). */
export function sizesAskedFor(commandLine: string): readonly number[] | undefined {
  if (/\s--(?:minmsg|maxmsg)\b/.test(commandLine)) return undefined;
  const list = /\s--sizes[= ]\s*"?(?<list>[\dx+,-]+)"?(?:\s|$)/.exec(commandLine)?.groups?.['list'];
  if (list !== undefined) return sizesOfList(list);
  const protocol = /\s(?<protocol>tcp|udp)(?:\s|$)/.exec(commandLine)?.groups?.['protocol'];
  if (protocol === undefined || /\s--sizes\b/.test(commandLine)) return undefined;
  return protocol === 'tcp' ? streamWalk : datagramWalk;
}

function sizesOfList(list: string): number[] | undefined {
  const ranges = list.split(',').map(sizesOfRange);
  const sizes = ranges.filter((range) => range !== undefined).flat();
  return ranges.includes(undefined) || sizes.length > mostSizes ? undefined : sizes;
}

function sizesOfRange(item: string): number[] | undefined {
  const range = /^(?<low>\d+)(?:-(?<high>\d+)(?:(?<kind>[x+])(?<by>\d+))?)?$/.exec(item)?.groups;
  if (!range) return undefined;
  const { low = '', high = low, kind = '+', by = '1' } = range;
  const next = (size: number) => (kind === 'x' ? size * Number(by) : size + Number(by));
  const sizes: number[] = [];
  for (let size = Number(low); size <= Number(high); size = next(size)) {
    sizes.push(size);
    if (sizes.length > mostSizes || next(size) <= size) return undefined;
  }
  return sizes;
}

/** A sentence when sizes that were asked for are missing; then the run is partial. */
export function missingSizes(commandLine: string | undefined, read: readonly number[]): string[] {
  const asked = commandLine === undefined ? undefined : sizesAskedFor(commandLine);
  const missing = asked?.find((size) => !read.includes(size));
  if (asked === undefined || missing === undefined) return [];
  return [
    `Read ${read.length} of the ${asked.length} sizes that the command line asks for; the first that is missing is ${missing} bytes. The run is partial.`,
  ];
}
