import { build } from 'vite';
import { projectFolder } from '../project-folder.mjs';

/** A sandboxed preload is one CommonJS file that may require electron and nothing else. */
export async function buildPreload() {
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: 'electron/preload/preload.ts',
      outDir: 'dist/preload',
      target: 'node20',
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', codeSplitting: false, entryFileNames: 'preload.cjs' },
      },
    },
  });
}
