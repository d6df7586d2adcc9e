import { Save } from 'lucide-react';
import { useState } from 'react';
import type { CustomTool } from '../../../shared/model/custom-tool.ts';
import type { Address } from '../../store/address.ts';
import { findById } from '../../store/find-by-id.ts';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { forgetExample, waitingExample } from './example.ts';
import { firstDraft } from './first-draft.ts';
import { checkDraft, draftOf } from './tool-draft.ts';
import { ToolEditor } from './tool-editor.tsx';

/** One custom tool, or the form for a new one. */
export function ToolScreen({ address }: { readonly address: Address }) {
  const tool = findById(useExperiment().customTools, address.id);
  if (address.id === 'new') return <EditTool before={undefined} />;
  if (tool) return <EditTool before={tool} />;
  return (
    <ScreenFrame title="Tool" thing="tool">
      <EmptyState sentence="This tool was deleted. Undo brings it back." />
    </ScreenFrame>
  );
}

function EditTool({ before }: { readonly before: CustomTool | undefined }) {
  const { execute, go, newId, tell } = useSession();
  const isReadOnly = useIsReadOnly();
  const [example] = useState(() => (before ? undefined : waitingExample()));
  const [id] = useState(() => before?.id ?? newId('tool'));
  const [draft, setDraft] = useState(() =>
    before ? draftOf(before) : firstDraft(example?.text ?? ''),
  );
  const [isTried, setTried] = useState(false);
  const checked = checkDraft(draft, id, before?.parserVersion ?? 1);
  const save = async () => {
    if (!checked.tool) {
      setTried(true);
      tell([...checked.faults.values()][0] ?? 'Something is missing.');
      return;
    }
    const isSaved = before
      ? await execute('editCustomTool', checked.tool)
      : await execute('addCustomTool', checked.tool);
    if (!isSaved) return;
    forgetExample();
    example?.onSaved(id);
    go({ screen: example ? 'import' : 'tools' });
  };
  return (
    <ScreenFrame
      title={before ? before.name : 'New tool'}
      thing={`tool/${id}`}
      actions={
        <Button kind="primary" icon={Save} disabled={isReadOnly} onClick={() => void save()}>
          {example ? 'Save and read the text with it' : 'Save tool'}
        </Button>
      }
    >
      <ToolEditor
        draft={draft}
        checked={checked}
        isTried={isTried || before !== undefined}
        firstExample={example?.text ?? ''}
        onChange={setDraft}
      />
    </ScreenFrame>
  );
}
