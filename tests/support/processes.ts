import { readdir, readFile } from 'node:fs/promises';

/** The processes of this machine whose command line or environment has `text` in it. Reads /proc: Linux only. */
export async function processesNaming(text: string): Promise<number[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const naming = await Promise.all(numbers.map((pid) => isNamedBy(pid, text)));
  return numbers.filter((_, index) => naming[index]);
}

async function isNamedBy(pid: number, text: string): Promise<boolean> {
  const files = [`/proc/${String(pid)}/cmdline`, `/proc/${String(pid)}/environ`];
  // A process may end while it is looked at, and others may not be looked into.
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return contents.some((content) => content.includes(text));
}
