import { protocol } from 'electron';
import { pageHeaders, readStaticFile } from '../host/static-files.ts';
import { appScheme, pageOf } from './app-scheme.ts';

/** Must run before the program is ready: gives the scheme an origin like https has. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the built window, and the reports that are being printed.
 *
 * @param reportAt The HTML of the report with this path, if it is being printed.
 */
export function servePages(
  rendererFolder: string,
  reportAt: (path: string) => string | undefined,
): void {
  protocol.handle(appScheme, async (request) => {
    const page = pageOf(request.url);
    const { pathname } = new URL(request.url);
    if (page === 'print') return reportResponse(reportAt(pathname));
    const file = page === 'window' ? await readStaticFile(rendererFolder, pathname) : undefined;
    return file === undefined
      ? new Response('There is no such page.', { status: 404, headers: pageHeaders })
      : new Response(Buffer.from(file.bytes), { headers: file.headers });
  });
}

/** The report carries its script and styles inside; it may load nothing and connect to nothing. */
const reportPolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:";

function reportResponse(html: string | undefined): Response {
  if (html === undefined) return new Response('Nothing is being printed.', { status: 404 });
  return new Response(html, {
    headers: {
      ...pageHeaders,
      'Content-Security-Policy': reportPolicy,
      'Content-Type': 'text/html; charset=utf-8',
    },
  });
}
