import { once } from 'node:events';
import process from 'node:process';

/**
 * Resolves at Ctrl C or when the system ends the program. Ask for it before the first line is printed: whoever reads
 * that line may interrupt at once.
 */
export async function interruption(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
