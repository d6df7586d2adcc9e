import { BrowserWindow, dialog, shell, type OpenDialogOptions } from 'electron';
import type { HostPorts, PrintPage } from '../host/ports.ts';

type PickRequest = Parameters<NonNullable<HostPorts['pickFile']>>[0];

const experimentFiles = [{ name: 'Jitterbook experiment', extensions: ['json'] }];
const pdfFiles = [{ name: 'PDF', extensions: ['pdf'] }];

/** What only the desktop has: the system's dialogs, its file manager, Electron's printer. */
export function desktopPorts(printPage: PrintPage): HostPorts {
  return {
    kind: 'desktop',
    pickFile,
    revealInFolder: (path) => {
      shell.showItemInFolder(path);
    },
    printPage,
  };
}

async function pickFile(request: PickRequest): Promise<string | undefined> {
  switch (request.purpose) {
    case 'open':
      return pickExisting({ properties: ['openFile'], filters: experimentFiles });
    case 'csv-folder':
      return pickExisting({ properties: ['openDirectory', 'createDirectory'] });
    case 'create':
      return pickNew(request.suggestedName, experimentFiles);
    case 'pdf':
      return pickNew(request.suggestedName, pdfFiles);
  }
}

async function pickExisting(options: OpenDialogOptions): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog(dialogParent(), options);
  return filePaths[0];
}

async function pickNew(defaultPath: string, filters: typeof pdfFiles): Promise<string | undefined> {
  const options = { defaultPath, filters };
  const { canceled, filePath } = await dialog.showSaveDialog(dialogParent(), options);
  return canceled ? undefined : filePath;
}

/** Dialogs belong to the window, so that they cannot be lost behind it. */
function dialogParent() {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) throw new Error('A file was asked for without a window.');
  return window;
}
