import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { build } from 'vite';
import { z } from 'zod';
import { distribution } from '../../shared/model/measurement.ts';

const answer = z.object({
  tool: z.string().optional(),
  distribution: distribution.optional(),
  sha256: z.string(),
  bytes: z.number(),
  peakBytes: z.number(),
});

/** Reads a long file in a process of its own, built into `folder`; raw files go there too. */
export async function readInOwnProcess(
  file: string,
  folder: string,
): Promise<z.infer<typeof answer>> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(import.meta.dirname, 'long-file-main.ts'),
      outDir: path.join(folder, 'program'),
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
    ssr: { noExternal: true },
  });
  const script = path.join(folder, 'program', 'main.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, file, folder]);
  return answer.parse(JSON.parse(stdout));
}
