import type { Verdict } from '../../../shared/model/annotation.ts';
import type { RunCard } from '../../../shared/views/run-card.ts';
import { useScreenActions } from '../../store/screen-actions.ts';
import { neighbourSize } from '../compare/neighbour-size.ts';

type CardKeys = {
  readonly card: RunCard;
  readonly isReadOnly: boolean;
  readonly onFocusSize: (payloadBytes: number | undefined) => void;
  readonly onEdit: (part: 'note' | 'marker') => void;
  readonly onVerdict: (kind: Verdict['kind']) => void;
};

/** What the keys of a run card do. */
export function useCardKeys({ card, isReadOnly, onFocusSize, onEdit, onVerdict }: CardKeys): void {
  const { sizes, focusSize } = card;
  const step = (by: 1 | -1) => onFocusSize(neighbourSize(sizes, focusSize, by));
  const reason = isReadOnly ? 'the experiment is open for reading' : undefined;
  useScreenActions([
    { name: 'Focus the next smaller size', keys: 'Left', run: () => step(-1) },
    { name: 'Focus the next larger size', keys: 'Right', run: () => step(1) },
    { name: 'Write a note', keys: 'n', reason, run: () => onEdit('note') },
    { name: 'Set a marker at the focused size', keys: 'm', reason, run: () => onEdit('marker') },
    { name: 'Verdict good', keys: '1', reason, run: () => onVerdict('good') },
    { name: 'Verdict suspect', keys: '2', reason, run: () => onVerdict('suspect') },
    { name: 'Verdict discarded', keys: '3', reason, run: () => onVerdict('discarded') },
  ]);
}
