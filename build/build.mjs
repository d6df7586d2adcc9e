// `npm run build`: makes what is stale. `npm run build -- cli renderer` looks at these targets only.
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { inputsDigest } from './inputs-digest.mjs';
import { projectFolder } from './project-folder.mjs';
import { targets } from './targets.mjs';

/** @typedef {import('./targets.mjs').Target} Target */

const stampFolder = path.join(projectFolder, '.build', 'built');

/** How a thing is made counts as its input too. */
const inputsOfAll = ['build', 'package-lock.json'];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  console.error(
    `No such target: ${unknown.join(', ')}. Targets: ${targets.map((t) => t.name).join(', ')}.`,
  );
  process.exit(2);
}

await mkdir(stampFolder, { recursive: true });
for (const target of targets) {
  if (names.length === 0 || names.includes(target.name)) await makeIfStale(target);
}

/** @param {Target} target */
async function makeIfStale(target) {
  const digest = await inputsDigest([...target.inputs, ...inputsOfAll]);
  const stampFile = path.join(stampFolder, target.name);
  const stamp = await readFile(stampFile, 'utf8').catch(() => undefined);
  const isPresent = await access(path.join(projectFolder, target.output)).then(
    () => true,
    () => false,
  );
  if (isPresent && stamp === digest) return;
  const startedAt = performance.now();
  try {
    await target.make();
  } catch (error) {
    console.error(`${target.name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
  await writeFile(stampFile, digest);
  console.log(`built ${target.output} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
