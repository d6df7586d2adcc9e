import type { RunId } from '../../../shared/model/identifiers.ts';
import { useScreenActions } from '../../store/screen-actions.ts';
import { neighbourSize } from './neighbour-size.ts';
import type { Looks } from './use-looks.ts';

/** What the keys of the comparison workspace do. */
export function useWorkspaceKeys(looks: Looks, onBaseline: (id: RunId) => void): void {
  const { view, kind, focusKey, isLogarithmic } = looks;
  const kinds = view.charts.map((choice) => choice.kind);
  const stepKind = (step: 1 | -1) =>
    looks.setKind(kinds[(kinds.indexOf(kind) + step + kinds.length) % kinds.length]);
  const stepSize = (step: 1 | -1) =>
    looks.setFocusSize(neighbourSize(view.sizes, view.focusSize, step));
  useScreenActions([
    { name: 'Focus the next smaller size', keys: 'Left', run: () => stepSize(-1) },
    { name: 'Focus the next larger size', keys: 'Right', run: () => stepSize(1) },
    { name: 'Previous chart kind', keys: '[', run: () => stepKind(-1) },
    { name: 'Next chart kind', keys: ']', run: () => stepKind(1) },
    { name: 'Linear or log scale', keys: 'l', run: () => looks.setLogarithmic(!isLogarithmic) },
    {
      name: 'Make the focused series the baseline',
      keys: 'b',
      reason: focusKey ? undefined : 'click a row of the table first',
      run: () => focusKey && onBaseline(focusKey),
    },
    {
      name: 'Show all series at full strength',
      keys: 'Escape',
      run: () => looks.setFocusKey(undefined),
    },
  ]);
}
