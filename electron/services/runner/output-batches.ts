import type { OutputLine } from '../../../shared/api/values.ts';

/** A window redraws no faster than a person reads. */
const batchMs = 100;

/** Of a flood only the newest lines are shown; the run keeps all of them. */
const mostLines = 1000;

const longestLine = 4000;

/** Collects lines and hands them on in batches. */
export type OutputBatches = {
  readonly add: (line: OutputLine) => void;
  /** Hands on at once what has been collected. */
  readonly flush: () => void;
};

export function createOutputBatches(send: (lines: OutputLine[]) => void): OutputBatches {
  let lines: OutputLine[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = lines;
    lines = [];
    if (batch.length > 0) send(batch);
  }

  return {
    flush,
    add(line) {
      lines.push({ ...line, line: line.line.slice(0, longestLine) });
      if (lines.length > mostLines) lines.shift();
      timer ??= setTimeout(flush, batchMs);
    },
  };
}
