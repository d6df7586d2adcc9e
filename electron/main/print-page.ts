import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { failure } from '../../shared/base/failure.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { PrintPage } from '../host/ports.ts';
import { footerTemplate } from '../services/report/print-with-chromium.ts';
import { printUrl } from './app-scheme.ts';
import { printPreferences } from './window-preferences.ts';

/** Resolves to the outcome that the report page writes on its root element once every figure is drawn. */
const outcomeScript = `new Promise((resolve) => {
  const look = () => document.documentElement.dataset.ready;
  if (look()) return resolve(look());
  new MutationObserver(() => { if (look()) resolve(look()); })
    .observe(document.documentElement, { attributes: true });
})`;

/** Drawing all figures takes a second or two; beyond this something is broken. */
const drawLimitMs = 60_000;

/** Inches, which is what printToPDF counts in: 16 mm at the sides and the top, 18 mm for the footer. */
const margins = { top: 0.63, bottom: 0.71, left: 0.63, right: 0.63 };

export type Printer = {
  readonly printPage: PrintPage;
  /** The report that is being printed at this path of the print address, for the scheme handler to serve. */
  readonly reportAt: (path: string) => string | undefined;
};

/** Prints with the Chromium inside Electron, in hidden windows. */
export function createPrinter(): Printer {
  const reports = new Map<string, string>();
  return {
    reportAt: (path) => reports.get(path),
    async printPage(page, { signal }) {
      const path = `/${randomUUID()}`;
      reports.set(path, page.html);
      const window = new BrowserWindow({ show: false, webPreferences: printPreferences });
      const close = () => {
        window.destroy();
      };
      const limit = setTimeout(close, drawLimitMs);
      signal?.addEventListener('abort', close);
      try {
        return ok(await Promise.race([printIn(window, path, page), closed(window)]));
      } catch (error) {
        if (signal?.aborted) return err(failure('cancelled', 'Printing was cancelled.'));
        const reason = error instanceof Error ? error.message : String(error);
        return err(failure('internal', `The report was not printed: ${reason}.`));
      } finally {
        clearTimeout(limit);
        signal?.removeEventListener('abort', close);
        reports.delete(path);
        close();
      }
    },
  };
}

async function printIn(
  window: BrowserWindow,
  path: string,
  { paper, title }: { paper: 'A4' | 'Letter'; title: string },
): Promise<Uint8Array> {
  await window.loadURL(new URL(path, printUrl).href);
  const outcome: unknown = await window.webContents.executeJavaScript(outcomeScript);
  if (outcome !== 'true') throw new Error(`a figure was not drawn, ${String(outcome)}`);
  return window.webContents.printToPDF({
    pageSize: paper,
    margins,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footerTemplate(title),
  });
}

/** A script of a window that closes may never answer; this does. */
function closed(window: BrowserWindow): Promise<never> {
  return new Promise((_resolve, reject) => {
    window.once('closed', () => {
      reject(new Error(`it was not drawn within ${drawLimitMs / 1000} s`));
    });
  });
}
