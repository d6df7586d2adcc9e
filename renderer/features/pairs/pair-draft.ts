import type { Experiment } from '../../../shared/model/experiment.ts';
import type { Host } from '../../../shared/model/host.ts';
import type { HostId } from '../../../shared/model/identifiers.ts';
import type { Pair, PairEnd } from '../../../shared/model/pair.ts';

/** A pair whose ends may not be chosen yet. */
export type PairDraft = Omit<Pair, 'initiator' | 'responder'> & {
  readonly initiator: PairEnd | undefined;
  readonly responder: PairEnd | undefined;
};

/** The end on this host, with its first data-plane interface; `lo` is never guessed. */
export function endOn(host: Host): PairEnd {
  return { hostId: host.id, netdev: host.interfaces[0]?.netdev ?? '' };
}

/** The whole pair, or `undefined` while an end lacks its host or its interface. */
export function completePair(draft: PairDraft, experiment: Experiment): Pair | undefined {
  const { initiator, responder } = draft;
  if (!initiator?.netdev || !responder?.netdev) return undefined;
  const name = draft.name.trim() || generatedPairName(draft, experiment);
  return { ...draft, name, initiator, responder };
}

/** `solarflare02 → solarflare01`. */
export function generatedPairName(
  { initiator, responder }: Pick<PairDraft, 'initiator' | 'responder'>,
  { hosts }: Experiment,
): string {
  const nameOf = (id: HostId | undefined) => (id && hosts[id]?.name) ?? '';
  return `${nameOf(initiator?.hostId)} → ${nameOf(responder?.hostId)}`;
}
