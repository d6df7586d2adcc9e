import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { HostPaths } from './ports.ts';

/**
 * Where this program keeps its own things on this machine: the platform's place for application data, or
 * `JITTERBOOK_DATA_DIR`.
 */
export function hostPaths(programDirectory: string): HostPaths {
  const home = homedir();
  return {
    dataDirectory: process.env['JITTERBOOK_DATA_DIR'] ?? applicationData(home),
    homeDirectory: home,
    programDirectory,
    documentsDirectory: home,
  };
}

function applicationData(home: string): string {
  if (process.platform === 'darwin')
    return join(home, 'Library', 'Application Support', 'Jitterbook');
  if (process.platform === 'win32') {
    return join(process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Jitterbook');
  }
  return join(process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'jitterbook');
}
