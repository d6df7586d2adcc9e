import { FolderOpen } from 'lucide-react';
import type { OpenExperiment } from '../../../shared/api/values.ts';
import { useApp, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { TextField } from '../../widgets/text-field.tsx';

type ExportPathProps = {
  readonly label: string;
  readonly purpose: 'csv-folder' | 'pdf';
  readonly path: string;
  readonly onChange: (path: string) => void;
};

/** Where an export goes: typed, or chosen in the system's dialog where there is one. */
export function ExportPath({ label, purpose, path, onChange }: ExportPathProps) {
  const { ask } = useSession();
  const hasDialogs = useApp(({ capabilities }) => capabilities?.nativeDialogs === true);
  const choose = async () => {
    const suggestedName = path.split(/[\\/]/).at(-1) ?? '';
    const picked = await ask('files.pick', { purpose, suggestedName });
    if (picked.ok && picked.value.path !== undefined) onChange(picked.value.path);
  };
  return (
    <div className="export-path">
      <TextField
        label={label}
        value={path}
        isMono
        onCommit={(typed) => {
          onChange(typed.trim());
          return undefined;
        }}
        check={(typed) => (typed.trim() === '' ? 'There is no path yet. Type one.' : undefined)}
      />
      {hasDialogs && (
        <Button icon={FolderOpen} onClick={() => void choose()}>
          Choose
        </Button>
      )}
    </div>
  );
}

/** A path beside the experiment, named after it. */
export function pathBeside({ directory, fileName }: OpenExperiment, ending: string): string {
  const separator = directory.includes('\\') ? '\\' : '/';
  const name = fileName.replace(/(\.jitterbook)?\.json$/, '');
  return `${directory.replace(/[\\/]$/, '')}${separator}${name}${ending}`;
}
