/** An hour in ns. What is longer, or shorter than 1 ns, is a broken clock or a wrapped counter and no latency. */
const longestNs = 3_600_000_000_000;

/** Whether a figure can be a latency at all. */
export function isPlausibleLatency(ns: number): boolean {
  return Number.isFinite(ns) && ns >= 1 && ns <= longestNs;
}
