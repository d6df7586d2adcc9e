import { ChevronDown, ChevronRight, Plus } from 'lucide-react';
import type { RunId } from '../../shared/model/identifiers.ts';
import { RunStateIcon } from '../widgets/badge.tsx';
import { SeriesSwatch } from '../widgets/series-swatch.tsx';
import { rowIcons } from './row-icons.ts';
import type { TreeRun } from '../../shared/views/experiment-tree.ts';
import type { TreeRow } from './tree-rows.ts';

type TreeItemProps = {
  readonly row: TreeRow;
  readonly isShown: boolean;
  readonly isTicked: boolean;
  /** Line style in the open overlay. */
  readonly series: number | undefined;
  /** Whether the tree's one tab stop is here. */
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (row: TreeRow) => void;
  readonly onToggle: (row: TreeRow) => void;
  readonly onTick: (id: RunId) => void;
};

/** One row of the tree. */
export function TreeItem(props: TreeItemProps) {
  const { row, isShown, isTicked, isStop, onFocus, onOpen, onToggle } = props;
  const { level, group, run, title, shortTitle } = row;
  return (
    <li
      role="treeitem"
      className={classesOf(row, isShown)}
      aria-level={level}
      aria-label={run && labelOf(shortTitle ?? title, run, isTicked)}
      aria-expanded={group?.isOpen}
      aria-selected={isTicked}
      aria-current={isShown ? 'page' : undefined}
      tabIndex={isStop ? 0 : -1}
      title={title}
      onFocus={onFocus}
      onClick={() => (group ? onToggle(row) : onOpen(row))}
    >
      {group && level > 1 && <Chevron isOpen={group.isOpen} />}
      <RowMark {...props} />
      <bdi className="name">{shortTitle ?? title}</bdi>
      {group && <GroupEnd row={row} group={group} onOpen={onOpen} />}
    </li>
  );
}

function classesOf({ level, group, run }: TreeRow, isShown: boolean): string {
  return [
    `level-${String(level)}`,
    level === 1 && group ? 'group' : '',
    group?.count === 0 ? 'empty' : '',
    isShown ? 'shown' : '',
    run?.isDiscarded ? 'discarded' : '',
  ].join(' ');
}

/** What the marks of a run's row show, in words. */
function labelOf(title: string, { state }: TreeRun, isTicked: boolean): string {
  return `${title}, ${state}${isTicked ? ', in the overlay' : ''}`;
}

function Chevron({ isOpen }: { readonly isOpen: boolean }) {
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return <Icon className="chevron" size={12} aria-hidden="true" />;
}

/** For a run its line in the open overlay, else its state; for other things the icon of their kind. */
function RowMark({ row, series, onTick, isTicked }: TreeItemProps) {
  const { run, group, kind, level } = row;
  if (run) {
    return (
      <span
        className={`tick ${isTicked ? 'ticked' : ''}`}
        title={isTicked ? 'Take out of the overlay (Space)' : 'Put into the overlay (Space)'}
        onClick={(event) => {
          event.stopPropagation();
          onTick(run.id);
        }}
      >
        {series === undefined ? (
          <RunStateIcon state={run.state} />
        ) : (
          <SeriesSwatch series={series} />
        )}
      </span>
    );
  }
  if (group) return level === 1 ? <Chevron isOpen={group.isOpen} /> : undefined;
  const Icon = rowIcons[kind];
  return <Icon size={14} aria-hidden="true" />;
}

type GroupEndProps = Pick<TreeItemProps, 'row' | 'onOpen'> & {
  readonly group: NonNullable<TreeRow['group']>;
};

/** The count of a group, and what adds to it; the palette has the same action for the keyboard. */
function GroupEnd({ row, group, onOpen }: GroupEndProps) {
  const { add, count } = group;
  return (
    <>
      {add && (
        <span
          className="add"
          title={add.name}
          onClick={(event) => {
            event.stopPropagation();
            onOpen({ ...row, address: add.address });
          }}
        >
          <Plus size={14} aria-hidden="true" />
        </span>
      )}
      <span className="count">{count}</span>
    </>
  );
}
