import { FolderSearch } from 'lucide-react';
import { formatDecimal } from '../../../shared/units/number.ts';
import { useApp, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { FailurePanel } from '../../widgets/failure-panel.tsx';
import type { ExportState } from './use-export.ts';

/** The files that were written, or why there are none. */
export function ExportOutcome({ state }: { readonly state: ExportState }) {
  return (
    <div role="status">
      {state.kind === 'writing' && <p className="faint">Writing</p>}
      {state.kind === 'failed' && <FailurePanel failure={state.failure} />}
      {state.kind === 'written' && <WrittenFiles files={state.files} />}
    </div>
  );
}

type Files = Extract<ExportState, { kind: 'written' }>['files'];

function WrittenFiles({ files }: { readonly files: Files }) {
  const { ask } = useSession();
  const canReveal = useApp(({ capabilities }) => capabilities?.revealInFolder === true);
  return (
    <ul className="written-files">
      {files.map(({ path, bytes }) => (
        <li key={path}>
          <span>
            Wrote <bdi className="mono">{path}</bdi>, {formatDecimal(bytes / 1000, 1)} kB
          </span>
          {canReveal && (
            <Button
              size="small"
              icon={FolderSearch}
              onClick={() => void ask('files.reveal', { path })}
            >
              Show in folder
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
