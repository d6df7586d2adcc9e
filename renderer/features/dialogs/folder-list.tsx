import { CornerLeftUp, FileChartLine, Folder as FolderIcon } from 'lucide-react';
import type { DirectoryListing } from '../../../shared/api/values.ts';
import { FailurePanel } from '../../widgets/failure-panel.tsx';
import type { Folder } from './use-folder.ts';
import './folder-list.css';

type FolderListProps = {
  readonly folder: Folder;
  /** Absent where only a folder is wanted. */
  readonly onChooseFile?: ((name: string) => void) | undefined;
};

/** The folders and experiments of one folder. */
export function FolderList({ folder, onChooseFile }: FolderListProps) {
  const { listing, failure, go } = folder;
  return (
    <div className="folder-list">
      {listing ? (
        <Entries listing={listing} onGo={go} onChooseFile={onChooseFile} />
      ) : (
        <p aria-busy="true">Reading the folder</p>
      )}
      {failure && <FailurePanel failure={failure} />}
    </div>
  );
}

type EntriesProps = Pick<FolderListProps, 'onChooseFile'> & {
  readonly listing: DirectoryListing;
  readonly onGo: (directory: string) => void;
};

function Entries({ listing, onGo, onChooseFile }: EntriesProps) {
  const { directory, parent, folders, files } = listing;
  const separator = directory.includes('\\') ? '\\' : '/';
  const inside = (name: string) => `${directory.replace(/[\\/]$/, '')}${separator}${name}`;
  return (
    <>
      <p className="cut" title={directory}>
        <bdi>{directory}</bdi>
      </p>
      <ul aria-label="Folders and experiments">
        {parent !== undefined && (
          <Entry icon={CornerLeftUp} name="One folder up" onClick={() => onGo(parent)} />
        )}
        {folders.map((name) => (
          <Entry key={name} icon={FolderIcon} name={name} onClick={() => onGo(inside(name))} />
        ))}
        {onChooseFile &&
          files.map((name) => (
            <Entry key={name} icon={FileChartLine} name={name} onClick={() => onChooseFile(name)} />
          ))}
      </ul>
    </>
  );
}

type EntryProps = {
  readonly icon: typeof FolderIcon;
  readonly name: string;
  readonly onClick: () => void;
};

function Entry({ icon: Icon, name, onClick }: EntryProps) {
  return (
    <li>
      <button type="button" onClick={onClick}>
        <Icon size={14} aria-hidden="true" />
        <bdi className="cut">{name}</bdi>
      </button>
    </li>
  );
}
