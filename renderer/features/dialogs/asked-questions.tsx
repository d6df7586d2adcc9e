import { useApp } from '../../store/react.ts';
import { ChangedOnDiskDialog } from './changed-on-disk-dialog.tsx';
import { HostKeyDialog } from './host-key-dialog.tsx';
import { SecretDialog } from './secret-dialog.tsx';

/** The oldest question that the program waits for; the next one comes when it is answered. */
export function AskedQuestions() {
  const prompt = useApp(({ prompts }) => prompts[0]);
  const save = useApp(({ open }) => open?.save);
  if (prompt?.kind === 'host-key') return <HostKeyDialog key={prompt.id} prompt={prompt} />;
  if (prompt?.kind === 'secret') return <SecretDialog key={prompt.id} prompt={prompt} />;
  if (save?.kind === 'changed-on-disk') return <ChangedOnDiskDialog save={save} />;
  return undefined;
}
