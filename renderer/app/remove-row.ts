import type { Experiment } from '../../shared/model/experiment.ts';
import type { ScreenName } from '../store/address.ts';
import { findById } from '../store/find-by-id.ts';
import { removeThing, type RemovableThing } from '../store/remove-thing.ts';
import type { Session } from '../store/session.ts';
import type { TreeRow } from './tree-rows.ts';

/** Deletes the thing of a row of the tree; groups and fixed rows have none. */
export async function removeRow(
  session: Session,
  { kind, title, address }: TreeRow,
): Promise<void> {
  const { open, address: shown } = session.store.getState();
  if (!open || !address) return;
  const found = removables[address.screen]?.(open.experiment, address.id);
  if (!found) return;
  const isRemoved = await removeThing(session, { ...found, name: title });
  if (isRemoved && shown.id === found.id) session.go({ screen: kind });
}

type Find = (experiment: Experiment, id: string | undefined) => RemovableThing | undefined;

const removables: Readonly<Partial<Record<ScreenName, Find>>> = {
  host({ hosts }, wanted) {
    const thing = findById(hosts, wanted);
    return thing && { kind: 'host', id: thing.id, name: thing.name };
  },
  pair({ pairs }, wanted) {
    const thing = findById(pairs, wanted);
    return thing && { kind: 'pair', id: thing.id, name: thing.name };
  },
  plan({ plans }, wanted) {
    const thing = findById(plans, wanted);
    return thing && { kind: 'plan', id: thing.id, name: thing.name };
  },
  run({ runs }, wanted) {
    const thing = findById(runs, wanted);
    return thing && { kind: 'run', id: thing.id, name: thing.title };
  },
  comparison({ comparisons }, wanted) {
    const thing = findById(comparisons, wanted);
    return thing && { kind: 'comparison', id: thing.id, name: thing.title };
  },
};
