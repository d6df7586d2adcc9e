import type { Connection } from '../../../shared/model/host.ts';

/** Where a host is reached, in one line: `zippy@10.20.0.11`, with its port where that is not 22. */
export function connectionWords(connection: Connection): string {
  if (connection.kind === 'embedded-lab') return `embedded lab, ${connection.member}`;
  const { user, address, port } = connection;
  return `${user}@${address}${port === 22 ? '' : `:${String(port)}`}`;
}
