import { appendFileSync, mkdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/**
 * Writes bugs to `jitterbook.log` in the data directory and returns the identifier under which they stand there.
 * The log gets stack traces only: no experiment data, no addresses, no secrets.
 */
export function createErrorLog(dataDirectory: string): (error: unknown) => string {
  return (error) => {
    const id = randomUUID().slice(0, 8);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    try {
      mkdirSync(dataDirectory, { recursive: true });
      const line = `${new Date().toISOString()} ${id} ${text}\n`;
      appendFileSync(join(dataDirectory, 'jitterbook.log'), line, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not hide the failure that it was to tell.
    }
    return id;
  };
}
