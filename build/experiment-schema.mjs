import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createServer } from 'vite';
import { z } from 'zod';
import { projectFolder } from './project-folder.mjs';

const schemaFile = path.join(projectFolder, 'assets', 'experiment.schema.json');

/** Writes the JSON Schema of the experiment file, so that editors and other programs can check one. */
export async function writeExperimentSchema() {
  await writeFile(schemaFile, await experimentSchemaText());
}

/** Whether the JSON Schema in assets says what the zod schema says today. */
export async function isSchemaCurrent() {
  const [wanted, present] = await Promise.all([
    experimentSchemaText(),
    readFile(schemaFile, 'utf8').catch(() => 'absent'),
  ]);
  const ok = wanted === present;
  return { ok, output: ok ? '' : `${schemaFile} is not current: run npm run build` };
}

/** The schema is TypeScript: vite loads it as the program does. */
async function experimentSchemaText() {
  const server = await createServer({
    root: projectFolder,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { experiment } = await server.ssrLoadModule('/shared/model/experiment.ts');
    return `${JSON.stringify(z.toJSONSchema(z.instanceof(z.ZodType).parse(experiment)), undefined, 2)}\n`;
  } finally {
    await server.close();
  }
}
