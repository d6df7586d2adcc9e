import type { Page } from 'playwright-core';

/** Prepares the tour from the welcome page, and shortens its plan to one quick run of each condition. */
export async function prepareQuickTour(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run the two-minute tour' }).click();
  await page.getByLabel('Name of the plan').waitFor();
  const quick = { 'Duration per size': '0.2', 'Warm-up per size': '0', Repeats: '1' };
  for (const [label, text] of Object.entries(quick)) {
    const field = page.getByRole('textbox', { name: label, exact: true });
    await field.fill(text);
    await field.press('Enter');
  }
  await page.getByRole('button', { name: 'Start 2 runs' }).waitFor();
}

/** What a person writes about the run that is shown. */
export async function annotateRun(
  page: Page,
  { note, tag }: { readonly note: string; readonly tag: string },
): Promise<void> {
  await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill(note);
  await page.getByRole('textbox', { name: 'New tag' }).fill(tag);
  await page.keyboard.press('Enter');
  await page.getByRole('radiogroup', { name: 'Verdict' }).getByText('good').click();
}
