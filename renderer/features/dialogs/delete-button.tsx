import { Trash2 } from 'lucide-react';
import type { ScreenName } from '../../store/address.ts';
import { useIsReadOnly, useSession } from '../../store/react.ts';
import { removeThing, type RemovableThing } from '../../store/remove-thing.ts';
import { IconButton } from '../../widgets/button.tsx';

type DeleteButtonProps = {
  readonly thing: RemovableThing;
  /** What is shown once it is gone. */
  readonly leadsTo: ScreenName;
};

/** Deletes the shown thing at once; the line that tells of it offers Undo. */
export function DeleteButton({ thing, leadsTo }: DeleteButtonProps) {
  const session = useSession();
  const isReadOnly = useIsReadOnly();
  const remove = async () => {
    if (await removeThing(session, thing)) session.go({ screen: leadsTo });
  };
  return (
    <IconButton
      icon={Trash2}
      label={`Delete ${thing.kind}`}
      disabled={isReadOnly}
      onClick={() => void remove()}
    />
  );
}
