import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { measurementsCsv } from '../../../shared/report/csv/measurements-csv.ts';
import { runsCsv } from '../../../shared/report/csv/runs-csv.ts';
import { reportHtml } from '../../../shared/report/report.ts';
import { printWithChromium } from '../../services/report/print-with-chromium.ts';
import { writeFileAtomically } from '../../services/storage/atomic-write.ts';
import type { Document } from '../../services/storage/document.ts';
import type { Desk } from '../desk.ts';
import type { HostPaths, HostPorts } from '../ports.ts';
import { programVersion } from '../program-version.ts';
import type { SettingsFile } from '../settings.ts';

type ExportHandlers = Pick<Handlers, 'exports.csv' | 'exports.pdf'>;

export function exportHandlers(parts: {
  readonly desk: Desk;
  readonly ports: HostPorts;
  readonly paths: HostPaths;
  readonly settings: SettingsFile;
}): ExportHandlers {
  const { desk, ports, paths, settings } = parts;
  return {
    'exports.csv': async ({ directory }) => {
      const document = desk.document();
      if (!document.ok) return document;
      const experiment = document.value.experiment();
      const made = await makeFolder(directory);
      if (!made.ok) return made;
      return writeAll([
        { path: join(directory, 'runs.csv'), content: runsCsv(experiment) },
        { path: join(directory, 'measurements.csv'), content: measurementsCsv(experiment) },
      ]);
    },
    'exports.pdf': async ({ path, paper, runIds, baselineRunId }) => {
      const document = desk.document();
      if (!document.ok) return document;
      const html = await reportOf(document.value, paths, { runIds, baselineRunId });
      if (!html.ok) return html;
      const page = { html: html.value, paper, title: document.value.experiment().title };
      const pdf = ports.printPage
        ? await ports.printPage(page, {})
        : await printWithChromium(page, { named: (await settings.read()).chromiumPath });
      return pdf.ok ? writeAll([{ path, content: pdf.value }]) : pdf;
    },
  };
}

async function reportOf(
  document: Document,
  paths: HostPaths,
  choice: Pick<Parameters<typeof reportHtml>[1], 'runIds' | 'baselineRunId'>,
): Promise<Result<string, Failure>> {
  // The report names the hash of the file that it was made from, so the file has to hold everything first.
  const saved = document.saveState().kind === 'read-only' ? ok(undefined) : await document.save();
  if (!saved.ok) return saved;
  const [file, script] = await Promise.all([
    readFile(document.path),
    readFile(join(paths.programDirectory, 'report', 'report-page.js'), 'utf8'),
  ]);
  return reportHtml(document.experiment(), {
    ...choice,
    script,
    provenance: {
      fileName: document.path.split(/[/\\]/).at(-1) ?? document.path,
      fileSha256: createHash('sha256').update(file).digest('hex'),
      generatedAt: new Date().toISOString(),
      programVersion,
    },
  });
}

async function makeFolder(directory: string): Promise<Result<void, Failure>> {
  try {
    await mkdir(directory, { recursive: true });
    return ok(undefined);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(failure('storage', `The folder ${directory} cannot be made: ${reason}.`));
  }
}

async function writeAll(files: readonly { path: string; content: string | Uint8Array }[]) {
  const written = [];
  for (const { path, content } of files) {
    const done = await writeFileAtomically(path, content);
    if (!done.ok) return done;
    written.push({ path, bytes: Buffer.byteLength(content) });
  }
  return ok({ files: written });
}
