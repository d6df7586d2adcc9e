// Where an HTTP client sends its requests: to a server that runs on the responder already. Jitterbook starts none, because
// the server is what such a study is about.
import { z } from 'zod';
import type { ParameterValues } from '../../model/plan.ts';
import { groupsOf } from '../text/groups.ts';

/** Parameters of every HTTP tool; spread into its schema. */
export const targetParameters = {
  scheme: z.enum(['http', 'https']).default('http').meta({ label: 'Scheme' }),
  port: z.number().int().min(1).max(65_535).default(80).meta({
    label: 'Port',
    help: 'A server must listen there on the responder before the run.',
  }),
  path: z
    .string()
    .regex(
      /^\/[\w.~!$&'()*+,;=:@%/?-]{0,2000}$/,
      'Expected the path of a URL, such as /index.html.',
    )
    .default('/')
    .meta({ label: 'Path' }),
};

export type Target = {
  readonly scheme: 'http' | 'https';
  readonly port: number;
  readonly path: string;
};

/** The URL of the target at a data-plane address; an IPv6 address gets its brackets. */
export function urlOf(address: string, { scheme, port, path }: Target): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return `${scheme}://${host}:${String(port)}${path}`;
}

const url = /^(?<scheme>https?):\/\/(?:\[[^\]]*\]|[^/:]+)(?::(?<port>\d{1,5}))?(?<path>\/\S*)?$/;

/** The parameters that a printed URL states; none for what is no URL. */
export function targetOf(printed: string): ParameterValues {
  const { scheme, port, path = '/' } = groupsOf(url, printed);
  if (scheme === undefined) return {};
  const usualPort = scheme === 'https' ? 443 : 80;
  return { scheme, port: port === undefined ? usualPort : Number(port), path };
}
