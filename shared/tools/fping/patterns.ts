// The kinds of line that fping prints; see read-output.ts for an example of each.

export const reply =
  /^(?:\[\d+\.\d+\] )?(?<target>\S{1,255})\s+: \[\d+\], (?<bytes>\d{1,6}) bytes, (?<ms>\d+(?:\.\d+)?) ms\b/;
export const timedOut = /^(?:\[\d+\.\d+\] )?(?<target>\S{1,255})\s+: \[\d+\], timed out/;
export const samplesLine = /^(?<target>\S{1,255})\s+:(?<cells>(?: (?:\d+(?:\.\d+)?|-))+)\s*$/;
export const summary =
  /^(?<target>\S{1,255})\s+: xmt\/rcv\/%(?:loss|return) = (?<sent>\d{1,9})\/(?<received>\d{1,9})\/\d+%(?:, min\/avg\/max = (?<min>[\d.]+)\/(?<mean>[\d.]+)\/(?<max>[\d.]+))?/;
export const intervalTime = /^\[\d\d:\d\d:\d\d\]$/;
