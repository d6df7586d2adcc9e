import type { AppState } from '../../store/app-state.ts';

/** The size next to the focused one, `step` places up or down; the ends hold. */
export function neighbourSize(
  sizes: readonly number[],
  focus: AppState['focusBytes'],
  step: 1 | -1,
): number | undefined {
  const at = focus === undefined ? -1 : sizes.indexOf(focus);
  return sizes[Math.max(0, Math.min(sizes.length - 1, at + step))];
}
