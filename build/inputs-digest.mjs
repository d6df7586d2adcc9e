import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './project-folder.mjs';

/**
 * sha256 over the names and contents of files and of all files in folders. Contents, not times: a fresh checkout
 * of the same commit has the same digest.
 *
 * @param {readonly string[]} inputs Paths from the project folder; an absent one counts as absent.
 */
export async function inputsDigest(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesOf(input)) {
      hash.update(`${file}\0`).update(await readFile(path.join(projectFolder, file)));
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} input
 * @returns {Promise<string[]>} Files in a fixed order; the path itself when it is a file.
 */
async function filesOf(input) {
  const whole = path.join(projectFolder, input);
  const entry = await stat(whole).catch(() => undefined);
  if (entry === undefined) return [];
  if (entry.isFile()) return [input];
  const inside = await readdir(whole, { recursive: true, withFileTypes: true });
  return inside
    .filter((found) => found.isFile())
    .map((found) => path.relative(projectFolder, path.join(found.parentPath, found.name)))
    .sort();
}
