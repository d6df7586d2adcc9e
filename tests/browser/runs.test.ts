import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { openStudy, visit } from '../support/study-window.ts';

const baremetal = /solarflare02\.testing/;

test('the list of runs is walked, ticked and opened with the keyboard', async (context) => {
  await using window = await openStudy(context);
  const { page, errors } = window;
  await visit(window, '#/runs');
  const rows = page.getByRole('grid', { name: 'Runs' }).locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(6);
  await rows.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect.poll(() => page.locator('tr[aria-selected=true]').count()).toBe(2);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Snapshot' }).waitFor();
  expect(errors).toEqual([]);
});

test('a run card shows what the tool printed, and the focus size moves with the arrow keys', async (context) => {
  await using window = await openStudy(context);
  const { page, errors } = window;
  await visit(window, '#/runs');
  await page.getByRole('link', { name: baremetal }).click();
  const figures = page.locator('.key-figures');
  await figures.getByText('median at 64 B, half-rtt').waitFor();
  expect(await figures.locator('.headline dd').innerText()).toBe('1.791 µs');
  expect(await page.locator('.run-results tbody tr').count()).toBe(17);
  await page.keyboard.press('ArrowRight');
  await figures.getByText('median at 128 B, half-rtt').waitFor();
  expect(await figures.locator('.headline dd').innerText()).toBe('1.875 µs');
  await page.locator('.js-plotly-plot .scatterlayer .trace').first().waitFor({ state: 'attached' });
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('what a person writes about a run is kept: note, verdict with reason, marker and tag', async (context) => {
  await using window = await openStudy(context, 'dark');
  const { page, errors } = window;
  await visit(window, '#/runs');
  await page.getByRole('link', { name: baremetal }).click();
  await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill('Core **8** is local.');
  await page.getByRole('textbox', { name: 'New tag' }).fill('reference');
  await page.keyboard.press('Enter');
  await page.locator('.markdown strong').waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('m');
  await page.getByRole('textbox', { name: 'Text of the marker' }).fill('two packets');
  await page.keyboard.press('Enter');
  await page.locator('.marker-list').getByText('64 B, median').waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('3');
  await page.getByRole('textbox', { name: 'Why discarded?' }).fill('wrong core');
  await page.locator('h1').focus();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.reload();
  await page.locator('.markdown strong').waitFor();
  expect(await page.locator('.run-tags').innerText()).toContain('reference');
  expect(await page.getByRole('textbox', { name: 'Why discarded?' }).inputValue()).toBe(
    'wrong core',
  );
  expect(errors).toEqual([]);
});

test('a deleted run comes back with undo', async (context) => {
  await using window = await openStudy(context);
  const { page } = window;
  await visit(window, '#/runs');
  await page.getByRole('link', { name: baremetal }).click();
  await page.getByRole('button', { name: 'Delete run' }).click();
  const rows = page.getByRole('grid', { name: 'Runs' }).locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(5);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => rows.count()).toBe(6);
});

test('pasted outputs are previewed before they become runs, with labels as factors', async (context) => {
  await using window = await openStudy(context);
  const { page, errors } = window;
  await visit(window, '#/import');
  const output = [
    '$ ping -c 3 -q 10.0.0.2',
    'PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.',
    '',
    '--- 10.0.0.2 ping statistics ---',
    '3 packets transmitted, 3 received, 0% packet loss, time 2040ms',
    'rtt min/avg/max/mdev = 0.031/0.044/0.062/0.011 ms',
    '',
  ].join('\n');
  await page.getByRole('textbox', { name: 'What the tools printed' }).fill(output);
  await page.getByText('Recognised 1 output').waitFor();
  await page.getByRole('textbox', { name: 'Labels for all of them' }).fill('platform=laptop');
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import 1 run' }).click();
  await page.locator('.run-meta').getByText('platform').waitFor();
  await page.getByRole('tab', { name: /Raw output/ }).click();
  await page.getByText('3 packets transmitted').waitFor();
  expect(errors).toEqual([]);
});
