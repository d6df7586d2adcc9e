import { useMemo, useState } from 'react';
import type { RunId } from '../../shared/model/identifiers.ts';
import { experimentTree } from '../../shared/views/experiment-tree.ts';
import type { Address } from '../store/address.ts';
import { withTick } from '../store/overlay.ts';
import { useApp, useExperiment, useSession } from '../store/react.ts';
import { useOverlaySeries } from '../store/use-overlay-series.ts';
import { ResizeHandle } from '../widgets/resize-handle.tsx';
import { IconButton } from '../widgets/button.tsx';
import { useMediaQuery } from '../widgets/use-media-query.ts';
import { removeRow } from './remove-row.ts';
import { rowIcons } from './row-icons.ts';
import { Tree } from './tree.tsx';
import { runsWorthFiltering, treeRows, type RowKind, type TreeRow } from './tree-rows.ts';
import './sidebar.css';

/** The experiment as a tree; in a narrow window, or folded, a rail of icons that opens it over main. */
export function Sidebar() {
  const { update } = useSession();
  const isNarrow = useMediaQuery('(width < 1180px)');
  const { sidebarOpen, sidebarWidth } = useApp((state) => state.layout);
  const address = useApp((state) => state.address);
  // The tree lies over main until something in it was opened.
  const [openedAt, setOpenedAt] = useState<Address>();
  const isOver = openedAt === address;
  if (!isNarrow && sidebarOpen) {
    return (
      <nav className="sidebar" aria-label="Experiment" tabIndex={-1}>
        <div className="sidebar-content">
          <ExperimentTreeView />
        </div>
        <ResizeHandle
          label="Width of the sidebar"
          side="right"
          width={sidebarWidth}
          least={180}
          most={360}
          onResize={(width) =>
            update(({ layout }) => ({ layout: { ...layout, sidebarWidth: width } }))
          }
        />
      </nav>
    );
  }
  return (
    <nav
      className="sidebar rail"
      aria-label="Experiment"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpenedAt(undefined);
      }}
    >
      <Rail isOver={isOver} onToggle={() => setOpenedAt(isOver ? undefined : address)} />
      {isOver && (
        <div className="rail-overlay">
          <ExperimentTreeView />
        </div>
      )}
    </nav>
  );
}

const railKinds: readonly (readonly [RowKind, string])[] = [
  ['notebook', 'Notebook'],
  ['hosts', 'Hosts'],
  ['pairs', 'Pairs'],
  ['plans', 'Plans'],
  ['runs', 'Runs'],
  ['comparisons', 'Comparisons'],
  ['tools', 'Tools'],
];

function Rail({ isOver, onToggle }: { readonly isOver: boolean; readonly onToggle: () => void }) {
  const { go } = useSession();
  const { screen } = useApp((state) => state.address);
  return railKinds.map(([kind, label]) => (
    <IconButton
      key={kind}
      icon={rowIcons[kind]}
      label={label}
      className={kindOf(screen) === kind ? 'shown' : ''}
      aria-expanded={isScreen(kind) ? undefined : isOver}
      onClick={isScreen(kind) ? () => go({ screen: kind }) : onToggle}
    />
  ));
}

/** What has nothing below it in the tree is opened at once. */
function isScreen(kind: RowKind): boolean {
  return kind === 'notebook' || kind === 'tools';
}

function kindOf(screen: Address['screen']): RowKind | undefined {
  if (screen === 'compare') return 'comparisons';
  if (screen === 'live') return 'plans';
  return railKinds.find(([kind]) => kind === screen || kind === `${screen}s`)?.[0];
}

function ExperimentTreeView() {
  const session = useSession();
  const experiment = useExperiment();
  const address = useApp((state) => state.address);
  const { runIds } = useApp((state) => state.overlay);
  const isComparing = address.screen === 'compare' || address.screen === 'comparison';
  const series = useOverlaySeries();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState('');
  const tree = useMemo(() => experimentTree(experiment), [experiment]);
  const rows = useMemo(() => treeRows(tree, { closed, filter }), [tree, closed, filter]);
  const open = ({ address: to }: TreeRow) => to && session.go(to);
  const toggle = ({ key }: TreeRow) =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <>
      {tree.runCount >= runsWorthFiltering && (
        <input
          className="run-filter"
          type="search"
          aria-label="Filter runs"
          placeholder="Filter runs"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <Tree
        rows={rows}
        shown={shownKey(address)}
        series={isComparing ? series : noSeries}
        ticked={runIds}
        onOpen={open}
        onToggle={toggle}
        onTick={(id) => session.update(({ overlay }) => ({ overlay: withTick(overlay, id) }))}
        onRename={(row) => {
          open(row);
          // The thing's screen is drawn in the next frame; its title field has this id.
          requestAnimationFrame(() => document.getElementById('thing-title')?.focus());
        }}
        onRemove={(row) => void removeRow(session, row)}
      />
    </>
  );
}

const noSeries: ReadonlyMap<RunId, number> = new Map();

function shownKey({ screen, id }: Address): string {
  return id === undefined ? screen : `${screen}/${id}`;
}
