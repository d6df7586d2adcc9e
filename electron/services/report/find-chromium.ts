import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const applications: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
    String.raw`C:\Program Files\Microsoft\Edge\Application\msedge.exe`,
  ],
};

/**
 * An installed Chromium, Chrome or Edge: the one named by the person (`JITTERBOOK_CHROMIUM`, then settings), else the first
 * one found. A named one that cannot be run is a failure, never silently replaced by another.
 */
export async function findChromium(named: string | undefined): Promise<Result<string, Failure>> {
  const wanted = process.env['JITTERBOOK_CHROMIUM'] ?? named;
  if (wanted) {
    if (await isExecutable(wanted)) return ok(wanted);
    return err(
      failure('tool-missing', `The browser named for printing, ${wanted}, cannot be run.`, {
        advice:
          'Name another with JITTERBOOK_CHROMIUM or in the settings, or leave it empty to search.',
      }),
    );
  }
  for (const candidate of candidates()) {
    if (await isExecutable(candidate)) return ok(candidate);
  }
  return err(
    failure('tool-missing', 'No Chromium, Chrome or Edge was found to print the PDF.', {
      advice:
        'Install one (Debian: apt-get install chromium) or name its program with JITTERBOOK_CHROMIUM. CSV works without.',
    }),
  );
}

function candidates(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...found, ...(applications[process.platform] ?? [])];
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
