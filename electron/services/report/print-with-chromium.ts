// The one door to playwright-core: prints a finished page with an installed Chromium. The page gets no network.
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { findChromium } from './find-chromium.ts';

/** Drawing all figures takes a second or two; beyond this something is broken. */
const drawLimitMs = 60_000;

/** Without these, Chromium looks up its maker's hosts at every start. */
const quietArguments = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
];

export type ReportPage = {
  readonly html: string;
  readonly paper: 'A4' | 'Letter';
  /** Stands in the footer of each page. */
  readonly title: string;
};

/**
 * The PDF of a complete HTML page whose script sets `data-ready` on the root element when all is drawn (`true`, or the
 * error). Vector, tagged, with outline and page numbers. Margins and paper are the page's own (`@page`).
 *
 * @param named The browser that the settings name; empty to search.
 * @returns failures `tool-missing` (no browser), `cancelled`, `internal` (the page did not draw).
 */
export async function printWithChromium(
  page: ReportPage,
  options: { readonly named?: string | undefined; readonly signal?: AbortSignal | undefined },
): Promise<Result<Uint8Array, Failure>> {
  const program = await findChromium(options.named);
  if (!program.ok) return program;
  try {
    return ok(await printWith(program.value, page, options.signal));
  } catch (error) {
    if (options.signal?.aborted) return err(failure('cancelled', 'Printing was cancelled.'));
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return err(
      failure('internal', `${program.value} did not print the report: ${reason}`, {
        advice: 'Name another browser with JITTERBOOK_CHROMIUM. CSV works without.',
      }),
    );
  }
}

async function printWith(
  program: string,
  page: ReportPage,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  // A root user's Chromium refuses to start with its sandbox; the page is our own and has no network.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // Most starts of the program never print, and this import would be most of their time.
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: program,
    args: [...sandbox, ...quietArguments],
  });
  const abort = () => void browser.close();
  signal?.addEventListener('abort', abort);
  try {
    // It may have come while the browser was starting, when nobody listened.
    signal?.throwIfAborted();
    return await printIn(browser, page);
  } finally {
    signal?.removeEventListener('abort', abort);
    await browser.close();
  }
}

async function printIn(browser: Browser, { html, paper, title }: ReportPage): Promise<Uint8Array> {
  const context = await browser.newContext({ offline: true, colorScheme: 'light' });
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  await page.setContent(html, { waitUntil: 'load' });
  const ready = page.locator('html[data-ready]');
  await ready.waitFor({ state: 'attached', timeout: drawLimitMs });
  const outcome = await ready.getAttribute('data-ready');
  if (outcome !== 'true')
    throw new Error(`a figure was not drawn: ${outcome ?? 'no reason given'}`);
  return page.pdf({
    format: paper,
    printBackground: true,
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footerTemplate(title),
    margin: { top: '16mm', bottom: '18mm', left: '16mm', right: '16mm' },
  });
}

/** Header and footer templates inherit no style: size and colour have to be said. */
export function footerTemplate(title: string): string {
  const text = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<div style="font: 7.5pt 'Liberation Sans', Arial, sans-serif; color: #5f6874; width: 100%; margin: 0 16mm; display: flex; justify-content: space-between"><span>${text}</span><span><span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`;
}
