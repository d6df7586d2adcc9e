// Words of the model as they stand on the screen.
import type { Quantity, QuantityKind } from '../model/measurement.ts';
import type { FrozenPair } from '../model/run.ts';
import type { Link } from '../model/pair.ts';

const quantityTitles: Readonly<Record<QuantityKind, string>> = {
  rtt: 'Rtt',
  'half-rtt': 'Half-rtt',
  'one-way-delay': 'One-way delay',
};

/** `Half-rtt`: the quantity at the start of a title; `Latency` where it is not known. */
export function quantityTitle(kind: QuantityKind | undefined): string {
  return kind === undefined ? 'Latency' : quantityTitles[kind];
}

/** `median`, else the percentile as `p99.9`; `min` and `max` for 0 and 100. */
export function percentileTitle(percentile: number): string {
  if (percentile === 50) return 'median';
  if (percentile === 0) return 'min';
  return percentile === 100 ? 'max' : `p${String(percentile)}`;
}

/** How a quantity is known, as a sentence for the run card. */
export function quantitySentence({ kind, known }: Quantity): string {
  switch (known) {
    case 'printed':
      return `Quantity: ${kind}, printed by the tool.`;
    case 'inferred':
      return `Quantity: ${kind}, inferred from the command line, the tool's documentation or its description.`;
    case 'assumed':
      return `Quantity assumed: ${kind}. The output does not say.`;
  }
}

const linkWords: Readonly<Record<Link['kind'], string>> = {
  direct: 'direct link',
  switch: 'switch',
  virtual: 'virtual link',
  loopback: 'loopback',
  unknown: 'link not recorded',
};

/** A pair in one line: `solarflare02 enp139s0f0 → solarflare01 enp1s0f0, direct link`. */
export function pairSentence({ initiator, responder, link }: FrozenPair): string {
  const [from, to] = [initiator, responder].map(({ hostName, netdev }) =>
    [hostName, netdev].filter((part) => part !== '').join(' '),
  );
  return [`${from ?? ''} → ${to ?? ''}`, linkWords[link.kind], link.mode, link.cable]
    .filter((part) => part !== '')
    .join(', ');
}

/** `1 run`, `2 runs`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
