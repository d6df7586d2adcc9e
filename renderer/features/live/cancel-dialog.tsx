import { useState } from 'react';
import type { Campaign } from '../../../shared/api/values.ts';
import { hasEnded } from '../../../shared/model/run.ts';
import { counted } from '../../../shared/views/words.ts';
import { useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';

type CancelDialogProps = { readonly campaign: Campaign; readonly onClose: () => void };

/** The one question of this screen: what was not measured can only be had by running again. */
export function CancelDialog({ campaign, onClose }: CancelDialogProps) {
  const { ask } = useSession();
  const [isCancelling, setCancelling] = useState(false);
  const { runs, current } = campaign;
  const place = runs.findIndex(({ id }) => id === current?.runId) + 1;
  const after = runs.filter(({ state }) => state === 'planned').length;
  const measured = runs.filter(({ state }) => hasEnded(state)).length;
  const subject = place === 0 ? 'the campaign' : `run ${String(place)}`;
  const rest = after === 0 ? '' : ` and the ${String(after)} after it`;
  const cancel = async () => {
    if (isCancelling) return;
    setCancelling(true);
    await ask('runs.cancel', { rest: true });
    onClose();
  };
  return (
    <Dialog
      title={`Cancel ${subject}${rest}?`}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onClick={onClose}>
            Go on measuring
          </Button>
          <Button kind="danger" onClick={() => void cancel()}>
            {isCancelling ? 'Stopping' : 'Cancel campaign'}
          </Button>
        </>
      }
    >
      <p>
        {counted(measured, 'ended run stays', 'ended runs stay')}. Nothing is left running on the
        hosts.
      </p>
    </Dialog>
  );
}
