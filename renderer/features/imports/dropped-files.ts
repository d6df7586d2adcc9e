// Files of what was dropped, folders with all that is below them, each with its path from there.
import { isHidden, mostDepth, mostFiles } from '../../../shared/tools/incoming-files.ts';

export type DroppedFile = { readonly name: string; readonly file: File };

/** What was dropped: files and folders of the disk, and files that are on none, such as an attachment. */
export type Dropped = {
  readonly entries: readonly FileSystemEntry[];
  readonly files: readonly File[];
};

/** Takes out what was dropped; has to be called in the event itself, for it is gone afterwards. */
export function droppedIn(items: DataTransferItemList): Dropped {
  const things = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  return {
    entries: things.flatMap(({ entry }) => entry ?? []),
    files: things.flatMap(({ entry, file }) => (entry ? [] : (file ?? []))),
  };
}

/** All files of a drop and below it, ordered by path; hidden ones only where they were dropped themselves. */
export async function filesBelow({ entries, files }: Dropped): Promise<DroppedFile[]> {
  const found: DroppedFile[] = files.map((file) => ({ name: file.name, file }));
  for (const entry of entries) await collect(entry, entry.name, found, 0);
  return found.sort(byName);
}

/** Files that were chosen in the system's dialog; those of a folder carry their path. */
export function chosenFiles(files: readonly File[]): DroppedFile[] {
  return files
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(({ name }) => !name.split('/').slice(1).some(isHidden))
    .sort(byName);
}

function byName(a: DroppedFile, b: DroppedFile): number {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

async function collect(
  entry: FileSystemEntry,
  name: string,
  found: DroppedFile[],
  depth: number,
): Promise<void> {
  // One more tells the reader that there are too many.
  if (found.length > mostFiles) return;
  if (isFile(entry)) {
    const file = await fileOf(entry);
    if (file) found.push({ name, file });
  }
  if (!isFolder(entry) || depth >= mostDepth) return;
  for (const child of await childrenOf(entry)) {
    if (!isHidden(child.name)) await collect(child, `${name}/${child.name}`, found, depth + 1);
  }
}

// Asked of the entry itself: Chromium has entries, but no classes of these names for `instanceof`.
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A file that has gone meanwhile is none. */
function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => {
    entry.file(resolve, () => resolve(undefined));
  });
}

/** A reader gives at most a hundred entries at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}
