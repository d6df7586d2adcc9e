// Everything that a person can do in the window as a whole. Key, palette and list of keys take it from here.
import { counted } from '../../shared/views/words.ts';
import type { Action } from '../store/action.ts';
import type { AppState } from '../store/app-state.ts';
import type { Session } from '../store/session.ts';
import { focusNextRegion } from './regions.ts';

/** What can be done now; what cannot says why. */
export function windowActions(session: Session, state: AppState): readonly Action[] {
  return [
    ...alwaysActions(session),
    ...fileActions(session, state),
    ...(state.open ? experimentActions(session, state, state.open.save.kind === 'read-only') : []),
    ...(state.open ? goActions(session) : []),
  ];
}

function alwaysActions({ update }: Session): Action[] {
  return [
    { name: 'Find and run', keys: 'Ctrl K', run: () => update({ overWindow: 'palette' }) },
    { name: 'Show the keys of this screen', keys: '?', run: () => update({ overWindow: 'keys' }) },
    { name: 'Go to the next region', keys: 'F6', run: () => focusNextRegion(1) },
    { name: 'Go to the previous region', keys: 'Shift F6', run: () => focusNextRegion(-1) },
    { name: 'Back', keys: 'Alt Left', run: () => history.back() },
    { name: 'Forward', keys: 'Alt Right', run: () => history.forward() },
  ];
}

function fileActions(session: Session, { open, capabilities }: AppState): Action[] {
  // A browser keeps these keys for itself.
  const keys = (name: string) => (capabilities?.host === 'desktop' ? { keys: name } : {});
  return [
    {
      name: 'New experiment',
      ...keys('Ctrl N'),
      run: () => session.update({ overWindow: 'new-experiment' }),
    },
    {
      name: 'Open experiment',
      keys: 'Ctrl O',
      run: () => session.update({ overWindow: 'open-experiment' }),
    },
    {
      name: 'Close experiment',
      ...keys('Ctrl W'),
      reason: open ? undefined : 'no experiment is open',
      run: () => void session.ask('experiment.close', {}),
    },
  ];
}

function experimentActions(session: Session, state: AppState, isReadOnly: boolean): Action[] {
  const { ask, update, go } = session;
  const { undoLabel, redoLabel } = state.open ?? {};
  const readOnly = isReadOnly ? 'the experiment is read-only' : undefined;
  const ticked = state.overlay.runIds.length;
  return [
    {
      name: undoLabel === undefined ? 'Undo' : `Undo: ${undoLabel}`,
      keys: 'Ctrl Z',
      reason: undoLabel === undefined ? 'nothing was done since it was opened' : undefined,
      run: () => void ask('experiment.undo', {}),
    },
    {
      name: redoLabel === undefined ? 'Redo' : `Redo: ${redoLabel}`,
      keys: 'Ctrl Shift Z',
      reason: redoLabel === undefined ? 'nothing was undone' : undefined,
      run: () => void ask('experiment.redo', {}),
    },
    {
      name: 'Save now',
      keys: 'Ctrl S',
      reason: readOnly,
      run: () => void ask('experiment.save', {}),
    },
    {
      name: 'Import outputs',
      keys: 'Ctrl Shift V',
      reason: readOnly,
      run: () => go({ screen: 'import' }),
    },
    { name: 'Export PDF or CSV', run: () => go({ screen: 'export' }) },
    {
      name: ticked === 0 ? 'Compare ticked runs' : `Compare ${counted(ticked, 'ticked run')}`,
      keys: 'c',
      reason: ticked === 0 ? 'tick runs in the tree first (Space)' : undefined,
      run: () => go({ screen: 'compare' }),
    },
    { name: 'Add host', reason: readOnly, run: () => go({ screen: 'host', id: 'new' }) },
    { name: 'Add pair', reason: readOnly, run: () => go({ screen: 'pair', id: 'new' }) },
    { name: 'Add plan', reason: readOnly, run: () => go({ screen: 'plan', id: 'new' }) },
    {
      name: 'Show or hide the sidebar',
      keys: 'Ctrl B',
      run: () =>
        update(({ layout }) => ({ layout: { ...layout, sidebarOpen: !layout.sidebarOpen } })),
    },
    {
      name: 'Show or hide the inspector',
      keys: 'Ctrl Alt B',
      run: () =>
        update(({ layout }) => ({ layout: { ...layout, inspectorOpen: !layout.inspectorOpen } })),
    },
  ];
}

function goActions({ go }: Session): Action[] {
  return [
    { name: 'Go to the notebook', keys: 'g n', run: () => go({ screen: 'notebook' }) },
    { name: 'Go to hosts', keys: 'g h', run: () => go({ screen: 'hosts' }) },
    { name: 'Go to pairs', keys: 'g p', run: () => go({ screen: 'pairs' }) },
    { name: 'Go to plans', keys: 'g l', run: () => go({ screen: 'plans' }) },
    { name: 'Go to runs', keys: 'g r', run: () => go({ screen: 'runs' }) },
    { name: 'Go to comparisons', keys: 'g c', run: () => go({ screen: 'comparisons' }) },
    { name: 'Settings', keys: 'Ctrl ,', run: () => go({ screen: 'settings' }) },
  ];
}
