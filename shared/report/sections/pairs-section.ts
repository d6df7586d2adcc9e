import type { FrozenPair, Run } from '../../model/run.ts';
import { markup, type Markup } from '../markup.ts';

/** The pairs as the runs had them, which may be other than what the experiment says today. */
export function pairsSection(runs: readonly Run[]): Markup | undefined {
  const pairs = distinctPairs(runs);
  if (pairs.length === 0) return undefined;
  return markup`<section>
    <h2>Pairs</h2>
    <table>
      <thead><tr><th>pair</th><th>initiator</th><th>interface</th><th>address</th><th>responder</th><th>interface</th><th>address</th><th>link</th></tr></thead>
      <tbody>${pairs.map(pairRow)}</tbody>
    </table>
    <p class="caption">Addresses are those of the data plane that the tests used.</p>
  </section>`;
}

function pairRow({ name, initiator, responder, link }: FrozenPair): Markup {
  const linkText = [link.kind, link.mode, link.cable].filter((part) => part !== '').join(', ');
  return markup`<tr><td>${name}</td>
    <td>${initiator.hostName}</td><td class="mono">${initiator.netdev}</td><td class="mono">${initiator.address}</td>
    <td>${responder.hostName}</td><td class="mono">${responder.netdev}</td><td class="mono">${responder.address}</td>
    <td>${linkText}</td></tr>`;
}

function distinctPairs(runs: readonly Run[]): FrozenPair[] {
  const pairs = new Map(runs.flatMap(({ pair }) => (pair ? [[JSON.stringify(pair), pair]] : [])));
  return [...pairs.values()];
}
