import type { Action } from '../store/action.ts';
import { useApp, useSession } from '../store/react.ts';
import { Button } from '../widgets/button.tsx';
import { Dialog } from '../widgets/dialog.tsx';
import { keysHere } from '../widgets/platform.ts';
import { windowActions } from './window-actions.ts';
import './keys-sheet.css';

/** The keys that count on this screen, and no others. */
export function KeysSheet() {
  const session = useSession();
  const state = useApp((whole) => whole);
  const close = () => session.update({ overWindow: undefined });
  return (
    <Dialog
      title="Keys of this screen"
      width="wide"
      onClose={close}
      actions={
        <Button data-first-focus onClick={close}>
          Close
        </Button>
      }
    >
      <div className="keys-sheet">
        <KeyList title="Screen" actions={session.screenActions.getState()} />
        <KeyList title="Window" actions={windowActions(session, state)} />
        {state.open && <KeyList title="Tree" actions={treeKeys} />}
      </div>
    </Dialog>
  );
}

/** What the tree itself listens for. */
const treeKeys: readonly Pick<Action, 'name' | 'keys'>[] = [
  { keys: 'Up', name: 'Up' },
  { keys: 'Down', name: 'Down' },
  { keys: 'Right', name: 'Unfold' },
  { keys: 'Left', name: 'Fold, or go to the group' },
  { keys: 'Enter', name: 'Open' },
  { keys: 'Space', name: 'Into or out of the overlay' },
  { keys: 'F2', name: 'Rename' },
  { keys: 'Delete', name: 'Delete; undo brings it back' },
];

type KeyListProps = {
  readonly title: string;
  readonly actions: readonly Pick<Action, 'name' | 'keys'>[];
};

function KeyList({ title, actions }: KeyListProps) {
  const withKeys = actions.filter(({ keys }) => keys !== undefined);
  if (withKeys.length === 0) return undefined;
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {withKeys.map(({ name, keys = '' }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <kbd>{keysHere(keys)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
