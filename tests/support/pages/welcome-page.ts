import type { Page } from 'playwright-core';

/** Makes a new experiment from the welcome page, with the window's own file dialog. */
export async function createExperiment(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /New experiment/ }).click();
  await page.getByLabel('File name, or a whole path').fill(name);
  await page.getByRole('button', { name: 'Create experiment' }).click();
  await page.getByRole('heading', { name: 'Notebook' }).waitFor();
}
