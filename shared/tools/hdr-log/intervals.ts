import { blocksOf } from '../text/blocks.ts';
import { groupsOf } from '../text/groups.ts';

const interval =
  /^(?:Tag=(?<tag>[^,\s]{1,100}),)?(?:\d+(?:\.\d+)?,){3}(?<hdr>[A-Za-z0-9+/]+={0,2})\s*$/;
/** Before 1.2 the length stood under the name of the end. */
const legend = /^"StartTimestamp","(?:Interval_Length|EndTimestamp)","Interval_Max",/;
const version = '#[Histogram log format version ';

export type Interval = {
  /** Empty for the intervals without a tag. */
  readonly tag: string;
  /** See ../../statistics/hdr-foreign.ts. */
  readonly hdr: string;
};

/** The interval that a line of the log holds. */
export function intervalOf(line: string): Interval | undefined {
  const { tag = '', hdr } = groupsOf(interval, line);
  // Every compressed histogram, of any version, begins with the same three bytes.
  return hdr?.startsWith('HIST') ? { tag, hdr } : undefined;
}

/** The logs in a text: each begins with its version where it has one. */
export function piecesOf(text: string): string[] {
  const isPossible = (line: string) => line.startsWith('#') || line.trim() === '';
  return blocksOf(text, isOfLog, isPossible)
    .flatMap((block) => block.split(/^(?=#\[Histogram log format version )/m))
    .map((piece) => `${piece.trimEnd()}\n`);
}

/** Whether only such a log has this line. */
function isOfLog(line: string): boolean {
  return line.startsWith(version) || legend.test(line) || intervalOf(line) !== undefined;
}
