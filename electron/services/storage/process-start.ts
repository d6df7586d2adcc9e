import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from './system-error.ts';

const run = promisify(execFile);

/**
 * When the process `pid` of this machine started, in a form that is only good for comparing; `undefined` when there is no
 * such process. Process ids are used again, so a pid alone does not name a program. Windows says only that one exists.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (!exists(pid)) return undefined;
  if (process.platform === 'linux') return linuxStart(pid);
  if (process.platform === 'win32') return 'exists';
  const printed = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return printed?.stdout.trim();
}

/** Ticks since boot (proc(5), stat field 22) and which boot: the same pair never comes again. */
async function linuxStart(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // Field 2 is the program's name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A process that has ended and that nobody has asked about yet (Z) holds no file any more.
    return fields[0] === 'Z' ? undefined : `${boot.trim()} ${fields[19] ?? ''}`;
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process belongs to somebody else.
    return errorCode(error) === 'EPERM';
  }
}
