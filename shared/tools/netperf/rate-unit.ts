// The units of netperf's THROUGHPUT. Format: netperf 2.7.1, src/netlib.c, format_units: small letters of -f are powers of
// 1000 bits, capitals powers of 1024 bytes.
import { groupsOf } from '../text/groups.ts';

export type Rate = { readonly messagesPerSecond: number } | { readonly bitsPerSecond: number };

const unit =
  /(?<transactions>Trans\/s|per sec)|10\^(?<power>[369])bits\/s|(?<prefix>[KMG]?)Bytes\/s/;

const bytes: Readonly<Partial<Record<string, number>>> = {
  '': 1,
  K: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
};

/** A figure in the unit that the text names; `undefined` when it names none, or the figure is none. */
export function rateOf(figure: number, text: string): Rate | undefined {
  const { transactions, power, prefix } = groupsOf(unit, text);
  if (!(figure >= 0 && figure < 1e15)) return undefined;
  if (transactions !== undefined) return { messagesPerSecond: figure };
  const factor = power === undefined ? (bytes[prefix ?? '?'] ?? 0) * 8 : 10 ** Number(power);
  return factor === 0 ? undefined : { bitsPerSecond: rounded(figure * factor) };
}

/** Takes away what binary fractions add to two printed decimals. */
function rounded(bitsPerSecond: number): number {
  return Math.round(bitsPerSecond * 1000) / 1000;
}
