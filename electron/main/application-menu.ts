import process from 'node:process';
import { Menu } from 'electron';

/** macOS takes copy and paste from the menu bar; elsewhere the window has menus of its own. */
export function applicationMenu() {
  if (process.platform !== 'darwin') return null;
  return Menu.buildFromTemplate([
    { role: 'appMenu' },
    {
      label: 'Edit',
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    { role: 'windowMenu' },
  ]);
}
