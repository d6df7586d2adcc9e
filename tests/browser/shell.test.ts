// The window's frame and the forms that define an experiment, in a real browser against the built program.
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { frameOf } from '../support/pages/frame.ts';
import { addHost, addInterface } from '../support/pages/host-page.ts';
import { addPlan, addTest } from '../support/pages/plan-page.ts';
import { createExperiment } from '../support/pages/welcome-page.ts';
import { openFreshWindow } from '../support/fresh-window.ts';

/** No SSH server: what listens on the discard port of loopback is nobody. */
const nobody = { address: '127.0.0.1', port: 9, user: 'nobody' };

test('hosts, a pair and a plan are defined, undone and done again', async (context) => {
  await using window = await openFreshWindow(context);
  const { page } = window;
  const frame = frameOf(page);
  await createExperiment(page, 'shell');

  await frame.command('Add host');
  await addHost(page, { name: 'left', ...nobody });
  await addInterface(page, 'lo', '127.0.0.1');
  await frame.command('Add host');
  await addHost(page, { name: 'right', ...nobody });
  await addInterface(page, 'lo', '127.0.0.2');

  await frame.command('Add pair');
  await page.getByRole('button', { name: 'Add pair' }).click();
  await page.getByRole('heading', { name: 'left → right' }).waitFor();

  await frame.command('Add plan');
  await addPlan(page, 'Both ways to wait');
  await addTest(page, 'Jitterbook probe');
  await page.getByTitle('Make Receive a factor, with this value as its first level').click();
  await page.getByRole('button', { name: 'Start 10 runs' }).waitFor();

  await frame.undo.click();
  await page.getByRole('button', { name: 'Start 5 runs' }).waitFor();
  await frame.redo.click();
  await page.getByRole('button', { name: 'Start 10 runs' }).waitFor();
  expect(window.errors).toEqual([]);
});

test('a text that a tool cannot read stays in its field, is listed and leads back to it', async (context) => {
  await using window = await openFreshWindow(context);
  const { page } = window;
  const frame = frameOf(page);
  await createExperiment(page, 'unreadable');
  await frame.command('Add plan');
  await addPlan(page, 'Plan');
  await addTest(page, 'Jitterbook probe');
  const duration = page.getByLabel('Duration per size');
  await duration.fill('long');
  await page.keyboard.press('Tab');
  await page.getByText('Expected a number.', { exact: true }).waitFor();
  await frame.row('Notebook').click();
  await frame.row('Plan').click();
  expect(await duration.inputValue()).toBe('long');
  await page.getByRole('button', { name: /^Start/ }).click();
  expect(await duration.evaluate((field) => field === document.activeElement)).toBe(true);
});

test('what is typed into a note is there after the window was left and opened again', async (context) => {
  await using window = await openFreshWindow(context);
  const { page } = window;
  await createExperiment(page, 'notes');
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.getByLabel('Text of the note, in Markdown').fill('**cold** power cycle');
  await page.reload();
  await page.locator('strong', { hasText: 'cold' }).waitFor();
});

test('a deleted host comes back with Undo from the line that tells of it', async (context) => {
  await using window = await openFreshWindow(context);
  const { page } = window;
  const frame = frameOf(page);
  await createExperiment(page, 'deleted');
  await frame.command('Add host');
  await addHost(page, { name: 'left', ...nobody });
  await page.getByRole('button', { name: 'Delete host' }).click();
  await page.getByText('Deleted host “left”.').waitFor();
  expect(await frame.row('left').count()).toBe(0);
  await page.getByRole('log').getByRole('button', { name: 'Undo' }).click();
  await frame.row('left').waitFor();
});

test('the tree is walked with the keyboard and has one tab stop', async (context) => {
  await using window = await openFreshWindow(context);
  const { page } = window;
  await createExperiment(page, 'keyboard');
  const frame = frameOf(page);
  await frame.command('Add host');
  await addHost(page, { name: 'left', ...nobody });
  await frame.row('Notebook').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('tree').locator('[tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await frame.row('left').count()).toBe(0);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('heading', { name: 'Pairs', level: 1 }).waitFor();
});

test('the theme follows the system until one is chosen, and the choice stays', async (context) => {
  await using window = await openFreshWindow(context, 'dark');
  const { page } = window;
  const frame = frameOf(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await frame.theme()).toBe('dark');
  await frame.themeButton.click();
  await page.locator('html[data-theme="light"]').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await frame.theme()).toBe('light');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the welcome page and on the forms, ${theme}`, async (context) => {
    await using window = await openFreshWindow(context, theme);
    const { page } = window;
    const frame = frameOf(page);
    const findings: Record<string, string[]> = {};
    const scan = async (screen: string) => {
      findings[screen] = await accessibilityFindings(page);
    };
    await page.getByRole('heading', { level: 1 }).waitFor();
    await scan('welcome');
    await page.getByRole('button', { name: /New experiment/ }).click();
    await scan('file dialog');
    await page.keyboard.press('Escape');
    await createExperiment(page, 'axe');
    await scan('notebook');
    await frame.command('Add host');
    await page.getByRole('button', { name: 'Add host and connect' }).click();
    await scan('new host with problems');
    await addHost(page, { name: 'left', ...nobody });
    await addInterface(page, 'lo', '127.0.0.1');
    await page.getByText('not connected').waitFor();
    await scan('host');
    await frame.command('Add pair');
    await scan('new pair');
    await frame.command('Add plan');
    await addPlan(page, 'Plan');
    await addTest(page, 'Jitterbook probe');
    await page.getByTitle('Make Receive a factor, with this value as its first level').click();
    await page.getByRole('button', { name: 'Receive', exact: true }).click();
    await scan('plan');
    await frame.command('Go to hosts');
    await scan('hosts');
    await frame.command('Settings');
    await scan('settings');
    await page.keyboard.press('Control+k');
    await scan('palette');
    expect(findings).toEqual(Object.fromEntries(Object.keys(findings).map((name) => [name, []])));
  });
}
