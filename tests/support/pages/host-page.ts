import type { Page } from 'playwright-core';

type NewHost = {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly user: string;
};

/** Adds a host; it is connected to at once, which may fail, and stays in the experiment then too. */
export async function addHost(page: Page, host: NewHost): Promise<void> {
  // The host that was shown before has a field of the same name.
  await page.getByRole('heading', { name: 'New host', level: 1 }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill(host.name);
  await page.getByLabel('Management address').fill(host.address);
  await page.getByLabel('Port', { exact: true }).fill(String(host.port));
  await page.getByLabel('User', { exact: true }).fill(host.user);
  await page.getByRole('button', { name: 'Add host and connect' }).click();
  await page.getByRole('heading', { name: host.name, level: 1 }).waitFor();
}

/** Adds a data-plane interface by hand to the host that is shown. */
export async function addInterface(page: Page, netdev: string, address: string): Promise<void> {
  await page.getByLabel('Interface to add').fill(netdev);
  await page.getByLabel('Its data-plane address').fill(address);
  await page.getByRole('button', { name: 'Add interface' }).click();
  await page.getByRole('checkbox', { name: netdev }).waitFor();
}
