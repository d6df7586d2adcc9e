import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import type { OpenWindow } from '../support/browser-host.ts';
import { openStudy, visit } from '../support/study-window.ts';

/** Ticks the two bare-metal runs of the study, the one with its header first, and compares them. */
async function compareBareMetal(window: OpenWindow): Promise<void> {
  const { page } = window;
  await visit(window, '#/runs');
  await page.getByRole('checkbox', { name: /^Compare .*solarflare02\.testing/ }).check();
  await page.getByRole('checkbox', { name: /^Compare .*full-feature firmware/ }).check();
  await page.getByRole('button', { name: 'Compare 2 runs' }).click();
  await page.getByRole('table').getByText('not enough runs').waitFor();
}

test('two runs are answered with a sentence, a table and what differs between their hosts', async (context) => {
  await using window = await openStudy(context);
  const { page, errors } = window;
  await compareBareMetal(window);
  const answer = await page.locator('.compare-sentence').innerText();
  expect(answer).toContain('2.128 µs against 1.791 µs: +0.337 µs (+18.8 %)');
  expect(answer).toContain('1 run each: not enough runs to call a difference.');
  const row = page.locator('.comparison-table tbody tr').nth(1);
  expect(await row.innerText()).toContain('+18.8 %');
  await page.getByText('nothing recorded differs').first().waitFor();
  await page.locator('.js-plotly-plot .js-line').first().waitFor({ state: 'attached' });
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('summary runs are drawn as points with no curve between them', async (context) => {
  await using window = await openStudy(context);
  const { page } = window;
  await compareBareMetal(window);
  const percentiles = page.locator('.percentiles');
  await percentiles.locator('.points path').first().waitFor({ state: 'attached' });
  expect(await percentiles.locator('.points path').count()).toBe(8);
  expect(await percentiles.locator('.js-line').count()).toBe(0);
  await percentiles.getByText('they are drawn as points').waitFor();
});

test('the keys of a chart walk its points and tell them in one line', async (context) => {
  await using window = await openStudy(context, 'dark');
  const { page, errors } = window;
  await compareBareMetal(window);
  const chart = page.getByRole('img', { name: /^At 64 B, median half-rtt/ }).first();
  await page.locator('.js-plotly-plot .js-line').first().waitFor({ state: 'attached' });
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('output').getByText('1 B: ').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('output').getByText('2 B: ').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.comparison-table').getByText('2 B, half-rtt in µs').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('another baseline turns the difference around, and a saved comparison keeps it', async (context) => {
  await using window = await openStudy(context);
  const { page, errors } = window;
  await compareBareMetal(window);
  await page.getByRole('combobox', { name: 'Baseline' }).selectOption({ index: 1 });
  await page.locator('.compare-sentence').getByText('−0.337 µs (−15.8 %)').waitFor();
  await page.getByRole('button', { name: 'Save comparison' }).click();
  await page.getByRole('textbox', { name: 'Title of the comparison' }).fill('Firmware');
  await page.locator('nav').getByText('Firmware', { exact: true }).waitFor();
  await page.reload();
  await page.locator('.compare-sentence').getByText('−0.337 µs (−15.8 %)').waitFor();
  expect(await page.getByRole('textbox', { name: 'Title of the comparison' }).inputValue()).toBe(
    'Firmware',
  );
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('nothing ticked says how to begin', async (context) => {
  await using window = await openStudy(context);
  await visit(window, '#/compare');
  await window.page.getByText('Tick two runs (Space), then press c.').waitFor();
});
