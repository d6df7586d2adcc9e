// The address of the window. A scheme of our own, not file:, so that the page has an origin, a content security policy
// and nothing beyond its folder.

/** Registered as standard and secure before the program is ready. */
export const appScheme = 'jitterbook';

const appHost = 'app';
const printHost = 'print';

export const windowUrl = `${appScheme}://${appHost}/`;

/** Where the report page stands while it is printed: another origin than the window's. */
export const printUrl = `${appScheme}://${printHost}/`;

/** Which of our own pages a URL belongs to; `undefined` for every other address. */
export function pageOf(url: string): 'window' | 'print' | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, username, password } = new URL(url);
  if (protocol !== `${appScheme}:` || username !== '' || password !== '') return undefined;
  if (host === appHost) return 'window';
  return host === printHost ? 'print' : undefined;
}

/** Whether a request may leave a page: our own addresses, and the data that a page made itself. */
export function isRequestAllowed(url: string): boolean {
  return (
    pageOf(url) !== undefined || url.startsWith('data:') || url.startsWith(`blob:${windowUrl}`)
  );
}
