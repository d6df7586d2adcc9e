import { useExperiment } from '../../store/react.ts';
import { chosenFiles } from './dropped-files.ts';
import { bringIn } from './incoming.ts';
import { readFiles } from './read-files.ts';

/** Files and folders by the system's own dialogs, for those who do not drag. */
export function FilePickers() {
  return (
    <span className="file-pickers">
      <FilePicker label="Choose files" isFolder={false} />
      <FilePicker label="Choose folder" isFolder />
    </span>
  );
}

type FilePickerProps = { readonly label: string; readonly isFolder: boolean };

function FilePicker({ label, isFolder }: FilePickerProps) {
  const { customTools } = useExperiment();
  return (
    <label className="file-picker">
      {label}
      <input
        type="file"
        multiple
        ref={(input) => {
          // React knows no such attribute.
          if (input) input.webkitdirectory = isFolder;
        }}
        className="visually-hidden"
        onChange={(event) => {
          const files = chosenFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was changed.
          event.target.value = '';
          void readFiles(files, customTools).then(({ sources, leftOut }) =>
            bringIn(sources, leftOut),
          );
        }}
      />
    </label>
  );
}
