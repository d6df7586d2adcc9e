// A table that no tool prints: mapped, kept as a tool of the experiment, imported to its numbers, and read again.
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { openFreshWindow } from '../support/fresh-window.ts';
import { addPlan, addTest } from '../support/pages/plan-page.ts';
import { createExperiment } from '../support/pages/welcome-page.ts';
import { visit } from '../support/study-window.ts';

const table =
  'size;mean_us;p99_us;max (ms);note\n64;1,801;1,931;0,021847;a\n1024;2,606;2,919;0,023790;b\n';

test.for(['light', 'dark'] as const)(
  'columns of a table are mapped, kept as a tool and imported to exactly their numbers, in %s',
  async (scheme, context) => {
    await using window = await openFreshWindow(context, scheme);
    const { page } = window;
    await createExperiment(page, 'custom');
    await visit(window, '#/import');
    const field = page.getByRole('textbox', { name: 'What the tools printed' });
    await field.fill(table);
    await page.getByRole('button', { name: 'Make a custom tool for it' }).click();

    // Form, columns and units are guessed from the text, and what is read stands beside it at once.
    await page.getByText('Expected a name.').first().waitFor();
    await page.getByLabel('Name', { exact: true }).fill('My bench');
    await page.getByText('2 rows read.').waitFor();
    await page.getByRole('cell', { name: '23.790' }).waitFor();
    await page.getByLabel('What p99_us is').selectOption('not read');
    await page.getByLabel('What p99_us is').selectOption('latency, percentile');
    await page.getByLabel('Percentile of p99_us').fill('99.9');
    await page.getByLabel('Percentile of p99_us').fill('99');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save and read the text with it' }).click();

    await page.getByRole('button', { name: 'Import 1 run' }).click();
    await page.getByText('Imported 1 run.').waitFor();
    for (const figure of ['1.801', '1.931', '21.847', '2.606', '2.919', '23.790']) {
      await page.getByRole('cell', { name: figure, exact: true }).first().waitFor();
    }

    await visit(window, '#/tools');
    await page.getByRole('link', { name: 'My bench' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Duplicate My bench' }).click();
    await page.getByRole('link', { name: 'My bench 2' }).waitFor();
    await page.getByRole('button', { name: 'Delete My bench 2' }).click();
    await page.getByText('Deleted tool My bench 2.').waitFor();

    // The next text of its kind is read with it by choosing it.
    await visit(window, '#/import');
    await field.fill(table.replace('1,801', '1,802'));
    await page.getByLabel('Read it with').selectOption('My bench');
    await page.getByRole('cell', { name: '1.802', exact: true }).waitFor();
    expect(window.errors).toEqual([]);
  },
);

test(
  'a command makes a tool that plans offer, run and read',
  { timeout: 60_000 },
  async (context) => {
    await using window = await openFreshWindow(context);
    const { page } = window;
    await page.getByRole('button', { name: /New experiment/ }).click();
    await page.getByLabel('File name, or a whole path').fill('command');
    // One Enter makes one experiment.
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Use the embedded lab' }).click();
    await page.getByRole('treeitem', { name: 'lab-a → lab-b' }).waitFor();

    await visit(window, '#/tool/new');
    await page.getByLabel('Name', { exact: true }).fill('My bench');
    await page.getByLabel('Its latency figures are').selectOption('half-rtt');
    await page.getByLabel('Example of its output').fill('64 B: lat 1.5 ms\n128 B: lat 1.7 ms\n');
    await page.getByLabel('Pattern 1').fill(String.raw`^(?<size>\d+) B: lat (?<mean>[\d.]+) ms`);
    await page.getByLabel('What size is').selectOption('message size');
    // The unit is proposed as it stands behind the number.
    await page.getByLabel('What mean is').selectOption('latency, mean');
    await page.getByRole('cell', { name: '1.700', exact: true }).waitFor();
    await page.getByRole('columnheader', { name: 'row, durations in ms' }).waitFor();
    await page.getByLabel('It can be run in a plan').check();
    const client = page.getByLabel('Client, on the initiator');
    await client.fill('bench {responder} | tee log');
    await page.getByText('would need a shell').first().waitFor();
    await client.fill("echo '{size} B: lat 2.25 ms to {responder}'");
    await page.getByLabel('Parameters').fill('size=64');
    await page.getByLabel('Takes about').fill('1');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save tool' }).click();
    await page.getByRole('link', { name: 'My bench' }).waitFor();

    await visit(window, '#/plan/new');
    await addPlan(page, 'Own tool');
    await addTest(page, 'My bench');
    const size = page.getByRole('textbox', { name: 'size', exact: true });
    await size.fill('256');
    await size.press('Enter');
    await page.getByText("echo '256 B: lat 2.25 ms to 127.0.0.3'").waitFor();
    const repeats = page.getByRole('textbox', { name: 'Repeats', exact: true });
    await repeats.fill('2');
    await repeats.press('Enter');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start 2 runs' }).click();
    await page.getByRole('button', { name: 'Compare 2 runs' }).waitFor({ timeout: 40_000 });
    expect(await page.getByRole('cell', { name: 'complete', exact: true }).count()).toBe(2);

    await page
      .getByRole('table')
      .getByRole('link', { name: /^My bench/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^My bench/, level: 1 }).waitFor();
    await page.getByText('256 B', { exact: true }).first().waitFor();
    await page.getByRole('cell', { name: '2.250', exact: true }).waitFor();
    expect(window.errors).toEqual([]);
  },
);
