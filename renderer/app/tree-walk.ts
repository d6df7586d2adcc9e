import type { TreeRow } from './tree-rows.ts';

type Walk = (rows: readonly TreeRow[], index: number) => TreeRow | undefined;

const walks: Readonly<Record<string, Walk>> = {
  ArrowDown: (rows, index) => rows[Math.min(index + 1, rows.length - 1)],
  ArrowUp: (rows, index) => rows[Math.max(index - 1, 0)],
  Home: (rows) => rows[0],
  End: (rows) => rows.at(-1),
  ArrowRight: (rows, index) => (rows[index]?.group?.isOpen ? rows[index + 1] : undefined),
  ArrowLeft(rows, index) {
    const row = rows[index];
    if (!row || row.group?.isOpen) return undefined;
    return rows.slice(0, index).findLast(({ level }) => level < row.level);
  },
};

/** Where an arrow key leads from a row; nothing for keys that do not walk (ARIA tree pattern). */
export function rowReachedBy(
  key: string,
  rows: readonly TreeRow[],
  index: number,
): TreeRow | undefined {
  return walks[key]?.(rows, index);
}
