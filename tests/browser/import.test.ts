// Saved outputs on their way into an experiment, in a real browser against the built program.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { openFreshWindow } from '../support/fresh-window.ts';
import { createExperiment } from '../support/pages/welcome-page.ts';
import { visit } from '../support/study-window.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readCase } from '../shared/tools/fixture-case.ts';

const ping = readCase('ping', 'iputils-20221126-plain').stdout;
const samples = Array.from({ length: 200 }, (_, index) => String(1500 + index)).join('\n');

test.for(['light', 'dark'] as const)(
  'a folder becomes runs that keep the names of their files, in %s',
  async (scheme, context) => {
    await using folder = await temporaryFolder();
    const outputs = path.join(folder.path, 'outputs');
    await mkdir(path.join(outputs, 'client'), { recursive: true });
    await writeFile(
      path.join(outputs, 'client', 'idle.txt'),
      `## Idle link\n\n[me@left ~]$ ping -c 5 10.0.0.2\n${ping}Good enough.\n`,
    );
    await writeFile(path.join(outputs, 'packed.txt.gz'), gzipSync(ping));
    await writeFile(path.join(outputs, 'samples.txt'), samples);
    await writeFile(path.join(outputs, 'picture.png'), new Uint8Array(500));

    await using window = await openFreshWindow(context, scheme);
    const { page } = window;
    await createExperiment(page, 'folder');
    await visit(window, '#/import');
    await page.getByLabel('Choose folder').setInputFiles(outputs);
    await page.getByText('outputs/picture.png: not text').waitFor();
    await page.getByRole('checkbox', { name: /Idle link/ }).waitFor();
    await page.getByText('1 line belongs to no output').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);

    // What the list of samples does not say is asked, and changes what is shown before it is imported.
    await page.getByRole('cell', { name: '1.699', exact: true }).waitFor();
    await page.getByLabel('Unit').selectOption('milliseconds');
    await page.getByRole('columnheader', { name: 'row, durations in s' }).waitFor();
    await page.getByLabel('Quantity').selectOption('one-way delay');
    await page.getByRole('checkbox', { name: /packed/ }).uncheck();

    await page.getByRole('button', { name: 'Import 2 runs' }).click();
    await page.getByText('Imported 2 runs.').waitFor();
    await page.getByRole('treeitem', { name: /Idle link/ }).click();
    await page.getByText('File: outputs/client/idle.txt').waitFor();
    expect(window.errors).toEqual([]);
  },
);

test('files dropped over another screen are imported as one step, each as a text of its own', async (context) => {
  await using window = await openFreshWindow(context);
  const { page } = window;
  await createExperiment(page, 'drop');
  // Two halves of one output: across files they are no output, and never become one.
  const half = ping.split('\n').length / 2;
  const halves = [ping.split('\n').slice(0, half), ping.split('\n').slice(half)];
  const files = [ping, ...halves.map((lines) => lines.join('\n'))];
  const transfer = await page.evaluateHandle((texts) => {
    const data = new DataTransfer();
    for (const [index, text] of texts.entries()) {
      data.items.add(new File([text], `output-${String(index)}.txt`));
    }
    return data;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page
    .getByRole('region', { name: 'output-0.txt' })
    .getByText('Recognised 1 output')
    .waitFor();
  await page.getByRole('region', { name: 'output-2.txt' }).waitFor();
  await page.getByRole('button', { name: 'Take output-1.txt out' }).click();
  await page.getByRole('button', { name: 'Import 1 run' }).click();
  await page.getByText('File: output-0.txt').waitFor();
  expect(window.errors).toEqual([]);
});

test('a folder dropped from the disk is read to its last folder, without hidden files', async (context) => {
  await using folder = await temporaryFolder();
  const dropped = path.join(folder.path, 'campaign');
  await mkdir(path.join(dropped, 'day 1', 'client', 'raw'), { recursive: true });
  await mkdir(path.join(dropped, '.cache'), { recursive: true });
  await writeFile(path.join(dropped, 'day 1', 'client', 'raw', 'idle.txt'), ping);
  await writeFile(path.join(dropped, '.cache', 'copy.txt'), ping);
  // A reader of folders gives a hundred entries at a time.
  const many = Array.from({ length: 101 }, (_, index) => `note-${String(index)}.bin`);
  for (const name of many) await writeFile(path.join(dropped, 'day 1', name), new Uint8Array(20));

  await using window = await openFreshWindow(context);
  const { page } = window;
  await createExperiment(page, 'nested');
  await using wire = await dragsOf(page);
  await wire.drop([dropped]);
  await page.getByText('101 files are left out').waitFor();
  await page
    .getByRole('region', { name: 'campaign/day 1/client/raw/idle.txt' })
    .getByText('Recognised 1 output')
    .waitFor();
  expect(await page.getByText('.cache').count()).toBe(0);
  await page.getByRole('button', { name: 'Import 1 run' }).click();
  await page.getByText('File: campaign/day 1/client/raw/idle.txt').waitFor();
  expect(window.errors).toEqual([]);
});

/** Drags of files of the disk, as the system reports them to the browser. */
async function dragsOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  return {
    async drop(files: string[]) {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        const data = { items: [], files, dragOperationsMask: 1 };
        await session.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data });
      }
    },
    [Symbol.asyncDispose]: () => session.detach(),
  };
}
