import type { Page } from 'playwright-core';

/** Adds a plan from its form and opens it. */
export async function addPlan(page: Page, name: string): Promise<void> {
  // A pair that was shown before has a field of the same name.
  await page.getByRole('heading', { name: 'New plan', level: 1 }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add plan' }).click();
  await page.getByLabel('Name of the plan').waitFor();
}

/** Adds a test of the tool with this title to the plan that is shown. */
export async function addTest(page: Page, tool: string): Promise<void> {
  await page.getByLabel('Add a test').selectOption({ label: tool });
  await page.getByRole('button', { name: tool, exact: true }).waitFor();
}
