// Files of one sample a line, of any length: bytes go straight into a histogram, so that 17 million lines need no more
// memory than one.
import { distributionOf, type Distribution } from '../../statistics/distribution.ts';
import { Histogram } from '../../statistics/histogram.ts';
import { textFromUtf8 } from '../../base/utf8.ts';
import { formatCount } from '../../units/number.ts';
import type { OutputFile } from '../tool.ts';
import { isPlausibleLatency } from './latency.ts';
import { excerpt } from './lines.ts';
import type { SampleBatch, SampleForm } from './sample-lines.ts';

export type SampleFile = { readonly distribution?: Distribution; readonly warnings: string[] };

/** A longer line is no sample, and only its beginning is kept. */
const longestLine = 4096;

/** Samples between two looks at the histogram. */
const batchLength = 4096;

const lineFeed = 10;

/**
 * A file of one sample a line.
 *
 * @param name For messages.
 * @param skippedLines Lines before the first sample.
 */
export function readSampleFile(
  name: string,
  file: OutputFile,
  form: SampleForm,
  skippedLines = 0,
): SampleFile {
  const reader = new SampleReader(form, skippedLines);
  for (const piece of file) reader.take(piece);
  const { histogram, unread, lastLine } = reader.end();
  const distribution = distributionOf(histogram, 'samples');
  const warnings = [
    ...(unread.first === undefined ? [] : [unreadWarning(name, unread.count, unread.first, form)]),
    ...(lastLine === undefined
      ? []
      : [
          `${name}: the last line has no line end: "${lastLine}". If it was cut short, it is wrong.`,
        ]),
  ];
  return distribution ? { distribution, warnings } : { warnings };
}

type PlacedLine = { readonly number: number; readonly text: string };

function unreadWarning(name: string, count: number, first: PlacedLine, form: SampleForm): string {
  const lines = count === 1 ? '1 line is' : `${formatCount(count)} lines are`;
  const place = `${count === 1 ? 'It' : 'The first'} is line ${String(first.number)}`;
  const found = excerpt(visible(first.text));
  return `${name}: ${lines} no latency and left out. ${place}: found "${found}", expected ${form.expected}.`;
}

/** NUL and other characters that a screen does not show, as `\x00`. */
function visible(text: string): string {
  return text
    .slice(0, 200)
    .replace(
      /\p{Cc}/gu,
      (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
}

/** Takes a file piece by piece. */
class SampleReader {
  readonly #form: SampleForm;
  readonly #histogram = new Histogram();
  readonly #batch: SampleBatch = { values: new Float64Array(batchLength), count: 0 };
  /** The beginning of a line whose end is in a later piece. */
  readonly #open = new Uint8Array(longestLine);
  #openLength = 0;
  #isTooLong = false;
  #linesToSkip: number;
  /** Lines before the present one, without those whose samples are in the batch. */
  #lines = 0;
  #unread = 0;
  #firstUnread: PlacedLine | undefined;

  constructor(form: SampleForm, skippedLines: number) {
    this.#form = form;
    this.#linesToSkip = skippedLines;
  }

  take(piece: Uint8Array): void {
    const { scan } = this.#form;
    let at = 0;
    while (at < piece.length) {
      if (scan && this.#openLength === 0 && this.#linesToSkip === 0) {
        at = scan(piece, at, this.#batch);
        this.#flush();
      }
      const end = piece.indexOf(lineFeed, at);
      this.#keep(piece, at, end < 0 ? piece.length : end);
      if (end < 0) return;
      this.#endLine();
      at = end + 1;
    }
  }

  end() {
    const { text, ns } = this.#endLine();
    return {
      histogram: this.#histogram,
      unread: { count: this.#unread, first: this.#firstUnread },
      /** A sample without a line end. */
      lastLine: ns === undefined ? undefined : text,
    };
  }

  #flush(): void {
    this.#histogram.recordAll(this.#batch.values, this.#batch.count);
    this.#lines += this.#batch.count;
    this.#batch.count = 0;
  }

  /** Adds bytes to the open line. */
  #keep(piece: Uint8Array, start: number, end: number): void {
    const room = longestLine - this.#openLength;
    if (end - start > room) this.#isTooLong = true;
    const part = piece.subarray(start, Math.min(end, start + room));
    this.#open.set(part, this.#openLength);
    this.#openLength += part.length;
  }

  /** Reads the open line as it stands; `ns` is its sample, if it is one. */
  #endLine(): { readonly text: string; readonly ns: number | undefined } {
    const text = textFromUtf8(this.#open.subarray(0, this.#openLength)).trim();
    const isWhole = !this.#isTooLong;
    this.#openLength = 0;
    this.#isTooLong = false;
    this.#lines += 1;
    if (this.#linesToSkip > 0) this.#linesToSkip -= 1;
    else if (text !== '') return { text, ns: this.#judge(text, isWhole) };
    return { text, ns: undefined };
  }

  #judge(text: string, isWhole: boolean): number | undefined {
    const ns = isWhole ? this.#form.toNs(text) : Number.NaN;
    if (ns === undefined) return undefined;
    if (isPlausibleLatency(ns)) {
      this.#histogram.record(ns);
      return ns;
    }
    this.#unread += 1;
    this.#firstUnread ??= { number: this.#lines, text };
    return undefined;
  }
}
