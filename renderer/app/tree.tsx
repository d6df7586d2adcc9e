import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { RunId } from '../../shared/model/identifiers.ts';
import { TreeItem } from './tree-item.tsx';
import type { TreeRow } from './tree-rows.ts';
import { rowReachedBy } from './tree-walk.ts';

type TreeProps = {
  readonly rows: readonly TreeRow[];
  /** Key of the row whose thing is shown in main. */
  readonly shown: string;
  /** Line styles of the runs in the open overlay. */
  readonly series: ReadonlyMap<RunId, number>;
  readonly ticked: readonly RunId[];
  readonly onOpen: (row: TreeRow) => void;
  readonly onToggle: (row: TreeRow) => void;
  readonly onTick: (id: RunId) => void;
  readonly onRename: (row: TreeRow) => void;
  readonly onRemove: (row: TreeRow) => void;
};

/** The experiment as an ARIA tree: one tab stop, arrows walk it, Space ticks a run. */
export function Tree(props: TreeProps) {
  const { rows, shown, ticked, series } = props;
  const [focusedKey, setFocusedKey] = useState(shown);
  const list = useRef<HTMLUListElement>(null);
  const hasFocus = useRef(false);
  const stop = rows.some(({ key }) => key === focusedKey) ? focusedKey : rows[0]?.key;
  useEffect(() => {
    if (hasFocus.current) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [stop]);
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex(({ key }) => key === stop);
    const row = rows[index];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rowReachedBy(event.key, rows, index);
    if (next) setFocusedKey(next.key);
    else if (!actOn(row, event.key, props)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul
      ref={list}
      className="tree"
      role="tree"
      aria-label="Experiment"
      aria-multiselectable="true"
      onKeyDown={onKeyDown}
      onFocus={() => (hasFocus.current = true)}
      onBlur={() => (hasFocus.current = false)}
    >
      {rows.map((row) => (
        <TreeItem
          key={row.key}
          row={row}
          isShown={row.key === shown}
          isTicked={row.run !== undefined && ticked.includes(row.run.id)}
          series={row.run && series.get(row.run.id)}
          isStop={row.key === stop}
          onOpen={props.onOpen}
          onToggle={props.onToggle}
          onTick={props.onTick}
          onFocus={() => setFocusedKey(row.key)}
        />
      ))}
    </ul>
  );
}

/** What a key does to the focused row. @returns whether it did anything. */
function actOn(row: TreeRow, key: string, props: TreeProps): boolean {
  const acts: Readonly<Record<string, (() => void) | undefined>> = {
    Enter: () => props.onOpen(row),
    F2: () => props.onRename(row),
    Delete: () => props.onRemove(row),
    ArrowRight: row.group && (() => props.onToggle(row)),
    ArrowLeft: row.group && (() => props.onToggle(row)),
    ' ': row.run ? tickOf(row.run.id, props) : row.group && (() => props.onToggle(row)),
  };
  const act = acts[key];
  act?.();
  return act !== undefined;
}

function tickOf(id: RunId, { onTick }: TreeProps): () => void {
  return () => onTick(id);
}
