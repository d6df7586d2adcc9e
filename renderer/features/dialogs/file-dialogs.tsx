import { useEffect } from 'react';
import { useApp, useSession } from '../../store/react.ts';
import type { Session } from '../../store/session.ts';
import { PathDialog } from './path-dialog.tsx';
import { showOpened } from './show-opened.ts';
import { titleOfFile } from './title-of-file.ts';

/** Asks for the file of a new or of an existing experiment: with the system's dialog where there is one. */
export function FileDialogs() {
  const session = useSession();
  const wanted = useApp((state) => state.overWindow);
  const hasNativeDialogs = useApp(({ capabilities }) => capabilities?.nativeDialogs === true);
  const purpose = purposeOf(wanted);
  useEffect(() => {
    if (purpose && hasNativeDialogs) void pickNatively(session, purpose);
  }, [session, purpose, hasNativeDialogs]);
  if (!purpose || hasNativeDialogs) return undefined;
  return <PathDialog key={purpose} purpose={purpose} onClose={() => close(session)} />;
}

type FilePurpose = 'create' | 'open';

function purposeOf(wanted: string | undefined): FilePurpose | undefined {
  if (wanted === 'new-experiment') return 'create';
  return wanted === 'open-experiment' ? 'open' : undefined;
}

function close({ update }: Session): void {
  update({ overWindow: undefined });
}

async function pickNatively(session: Session, purpose: FilePurpose): Promise<void> {
  const suggestedName = purpose === 'create' ? 'experiment.jitterbook.json' : '';
  const picked = await session.ask('files.pick', { purpose, suggestedName });
  close(session);
  if (!picked.ok || picked.value.path === undefined) return;
  const { path } = picked.value;
  const opened =
    purpose === 'open'
      ? await session.ask('experiment.open', { path })
      : await session.ask('experiment.create', { path, title: titleOfFile(path) });
  if (opened.ok) showOpened(session);
}
