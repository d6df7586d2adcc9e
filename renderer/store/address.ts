// Every thing has an address, so that links in notes work and back and forward walk through what was open.

export const screenNames = [
  'notebook',
  'hosts',
  'host',
  'pairs',
  'pair',
  'plans',
  'plan',
  'tools',
  'tool',
  'runs',
  'run',
  'live',
  'comparisons',
  'compare',
  'comparison',
  'import',
  'export',
  'settings',
] as const;
export type ScreenName = (typeof screenNames)[number];

/** What main shows: a screen, the thing on it, and how it is looked at (`#/run/ID?size=64`). */
export type Address = {
  readonly screen: ScreenName;
  /** Identifier of the thing, or `new`. */
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
};

export const firstAddress: Address = { screen: 'notebook' };

/** The address as the fragment of a link. */
export function hashOf({ screen, id, query }: Address): string {
  const path = id === undefined ? `#/${screen}` : `#/${screen}/${encodeURIComponent(id)}`;
  const parameters = new URLSearchParams(query).toString();
  return parameters === '' ? path : `${path}?${parameters}`;
}

/** The address that a fragment names; what cannot be read leads to the first screen. */
export function addressOf(hash: string): Address {
  const [path = '', parameters = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', id] = path.split('/');
  const screen = screenNames.find((known) => known === name);
  if (screen === undefined) return firstAddress;
  return {
    screen,
    ...(id && { id: decodeSafely(id) }),
    query: Object.fromEntries(new URLSearchParams(parameters)),
  };
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
