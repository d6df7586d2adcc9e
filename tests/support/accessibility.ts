import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const findings = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) }),
);

/** What axe finds on the page, one line each; empty is what every screen has to reach. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'));
  const violations: unknown = await page.evaluate('axe.run().then((result) => result.violations)');
  return findings
    .parse(violations)
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
