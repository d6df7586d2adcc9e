// Which percentile the column `%ile` holds: `# percentile=` says it, and published copies often lack that line.
import type { Header } from './header.ts';

/** What both programs use unless they are told. */
const usualPercentile = 99;

/** The percentile of the column `%ile`. */
export function askedPercentile({ percentile }: Header): number {
  return percentile ?? usualPercentile;
}

/** What a person should know about that column. */
export function percentileWarnings({ percentile }: Header): string[] {
  if (percentile === undefined) {
    return [
      `The output does not say which percentile %ile is; ${String(usualPercentile)}, the tool’s default, is assumed.`,
    ];
  }
  if (percentile < 100) return [];
  return ['percentile=100 reads past the end of the samples; the %ile column is not used.'];
}
