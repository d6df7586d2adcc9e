// The whole main job in a real browser, by clicking: from the welcome page to the exported report, and back again.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { openWindow, startBrowserHost } from '../support/browser-host.ts';
import { frameOf } from '../support/pages/frame.ts';
import { annotateRun, prepareQuickTour } from '../support/pages/tour-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test(
  'an engineer plans, measures, annotates, compares, exports and finds all of it again',
  { timeout: 120_000 },
  async (context) => {
    await using folder = await temporaryFolder();
    {
      await using host = await startBrowserHost(undefined, folder.path);
      await using window = await openWindow(context, host.url);
      const { page, errors } = window;
      await page.getByRole('button', { name: 'Run the two-minute tour' }).waitFor();
      await expectAccessible(page, 'welcome');
      await prepareQuickTour(page);
      await expectAccessible(page, 'plan');
      await measure(page);
      await annotate(page);
      await compare(page);
      await exportBoth(page, folder.path);
      await frameOf(page).saved.waitFor();
      expect(errors).toEqual([]);
    }
    const file = path.join(folder.path, 'two-minute-tour.jitterbook.json');
    await using host = await startBrowserHost(file, folder.path);
    await using window = await openWindow(context, host.url);
    await expectAllThere(window.page);
    expect(window.errors).toEqual([]);
  },
);

async function measure(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start 2 runs' }).click();
  await page.getByRole('region', { name: 'Progress' }).waitFor();
  await expectAccessible(page, 'live');
  await page.getByRole('button', { name: 'Compare 2 runs' }).waitFor();
  await page.getByText('2 of 2 runs ended').first().waitFor();
  const log = page.getByRole('region', { name: 'Output of lab-a, initiator' });
  await log.getByText('"event":"measured"').first().waitFor();
  expect(await page.getByRole('cell', { name: 'complete', exact: true }).count()).toBe(2);
}

async function annotate(page: Page): Promise<void> {
  await page
    .getByRole('table')
    .getByRole('link', { name: /^busy polling/ })
    .click();
  await annotateRun(page, { note: 'Fan at **full** speed.', tag: 'reference' });
  await page.getByRole('radio', { name: 'good' }).and(page.locator(':checked')).waitFor();
  await expectAccessible(page, 'run');
}

async function compare(page: Page): Promise<void> {
  await page.goBack();
  await page.getByRole('button', { name: 'Compare 2 runs' }).click();
  await page
    .getByText(/^At 64 B, median rtt with/)
    .first()
    .waitFor();
  await page.locator('.js-plotly-plot .scatterlayer .trace').first().waitFor({ state: 'attached' });
  await expectAccessible(page, 'compare');
}

async function exportBoth(page: Page, folder: string): Promise<void> {
  await frameOf(page).command('Export PDF or CSV');
  await page.getByRole('button', { name: 'Write CSV' }).click();
  await page.getByText('two-minute-tour-csv/measurements.csv').waitFor();
  await page.getByRole('button', { name: 'Write PDF' }).click();
  await page.getByText(/^Wrote.*two-minute-tour\.pdf/).waitFor({ timeout: 60_000 });
  await expectAccessible(page, 'export');
  const table = await readFile(path.join(folder, 'two-minute-tour-csv', 'runs.csv'), 'utf8');
  expect(table).toContain('Fan at **full** speed.');
  const pdf = await readFile(path.join(folder, 'two-minute-tour.pdf'), 'latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
}

async function expectAllThere(page: Page): Promise<void> {
  const tree = page.getByRole('tree', { name: 'Experiment' });
  await tree.getByText(/^busy polling/).click();
  await page.getByRole('heading', { name: /^busy polling/, level: 1 }).waitFor();
  await page.locator('.markdown strong').getByText('full').waitFor();
  await page.getByRole('list', { name: 'Tags' }).getByText('reference').waitFor();
  expect(await page.getByRole('radio', { name: 'good' }).isChecked()).toBe(true);
  await page.getByText('median at 64 B, rtt').first().waitFor();
}

/** Nothing that axe finds, in light and in dark. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor({ state: 'attached' });
    expect(await accessibilityFindings(page), `${screen}, ${colorScheme}`).toEqual([]);
  }
}
