import type { SaveState } from '../../../shared/api/values.ts';
import { counted } from '../../../shared/views/words.ts';
import { useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';

type Changed = Extract<SaveState, { kind: 'changed-on-disk' }>;

/** Somebody else wrote the file: neither side is overwritten without an answer. */
export function ChangedOnDiskDialog({ save }: { readonly save: Changed }) {
  const { ask } = useSession();
  const resolve = (choice: 'keep-mine-as-copy' | 'reload') =>
    void ask('experiment.resolveConflict', { choice });
  const keep = () => resolve('keep-mine-as-copy');
  return (
    <Dialog
      title="This file changed on disk"
      onClose={keep}
      actions={
        <>
          <Button data-first-focus onClick={keep}>
            Keep mine as a copy
          </Button>
          <Button kind="danger" onClick={() => resolve('reload')}>
            Reload and drop mine
          </Button>
        </>
      }
    >
      <p>
        <bdi>{save.reason}</bdi> You have {counted(save.changes, 'change')} that{' '}
        {save.changes === 1 ? 'is' : 'are'} not in it.
      </p>
      <p>
        A copy gets a name of its own beside the file and stays open here; the changed file is left
        as it is.
      </p>
    </Dialog>
  );
}
