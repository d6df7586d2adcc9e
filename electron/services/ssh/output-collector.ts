/** Takes the bytes of one output stream: keeps them up to a size, and hands out complete lines. */
export type OutputCollector = {
  readonly take: (bytes: Uint8Array) => void;
  /** The stream has ended: hands out a last line without line end. */
  readonly end: () => void;
  readonly bytes: () => Uint8Array;
  /** Whether more came than was kept. */
  readonly truncated: () => boolean;
};

/** A line longer than this is handed out in pieces: a host may send one that never ends. */
const longestLine = 64 * 1024;

/**
 * A collector that keeps at most `maxBytes`. Bytes beyond are read and forgotten, so that the process is not held up.
 * Lines are UTF-8 whatever the borders between chunks, without `\n` or `\r\n`.
 */
export function createOutputCollector(
  maxBytes: number,
  onLine: ((line: string) => void) | undefined,
): OutputCollector {
  const kept: Uint8Array[] = [];
  let size = 0;
  let truncated = false;
  const decoder = new TextDecoder();
  let line = '';

  function keep(bytes: Uint8Array): void {
    const room = maxBytes - size;
    if (bytes.length > room) truncated = true;
    if (room <= 0) return;
    // A copy: a view would keep the whole network buffer alive.
    const part = bytes.slice(0, room);
    kept.push(part);
    size += part.length;
  }

  function splitLines(text: string): void {
    const parts = text.split('\n');
    line += parts.shift() ?? '';
    for (const part of parts) {
      onLine?.(line.endsWith('\r') ? line.slice(0, -1) : line);
      line = part;
    }
    while (line.length > longestLine) {
      onLine?.(line.slice(0, longestLine));
      line = line.slice(longestLine);
    }
  }

  return {
    take(bytes) {
      keep(bytes);
      if (onLine !== undefined) splitLines(decoder.decode(bytes, { stream: true }));
    },
    end() {
      if (onLine === undefined) return;
      splitLines(decoder.decode());
      if (line !== '') onLine(line);
      line = '';
    },
    bytes: () => new Uint8Array(Buffer.concat(kept, size)),
    truncated: () => truncated,
  };
}
