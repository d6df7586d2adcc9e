import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { projectFolder } from '../project-folder.mjs';

/** plotly.js expects the name that Node gives to the global object. */
const define = { global: 'globalThis' };

/**
 * Leaves out the 83 kB of map styles that plotly.js brings along whatever charts it is to draw.
 *
 * @type {import('vite').Plugin}
 */
const withoutMapStyles = {
  name: 'without-map-styles',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('maplibre-gl.css') ? '\0map-styles' : undefined),
  load: (id) => (id === '\0map-styles' ? 'export {};' : undefined),
};

/** The window: served by Electron's `jitterbook:` scheme and by the browser host, hence relative addresses. */
export async function buildRenderer() {
  await build({
    root: path.join(projectFolder, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    base: './',
    define,
    publicDir: false,
    plugins: [withoutMapStyles, react()],
    build: {
      outDir: path.join(projectFolder, 'dist', 'renderer'),
      emptyOutDir: true,
      // The content security policy allows fonts and scripts from files only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 3000,
    },
  });
}

/** The script that draws the charts of a printed report, as one classic script to put into the page. */
export async function buildReportPage() {
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
    define: { ...define, 'process.env.NODE_ENV': '"production"' },
    publicDir: false,
    plugins: [withoutMapStyles],
    build: {
      outDir: 'dist/report',
      emptyOutDir: true,
      chunkSizeWarningLimit: 3000,
      lib: {
        entry: 'renderer/plot/report-page.ts',
        formats: ['iife'],
        name: 'jitterbookReport',
        fileName: () => 'report-page.js',
      },
    },
  });
}
