/** Whether the command key stands where other systems have Ctrl. */
export const isMac = navigator.userAgent.includes('Mac OS');

/** Keys as this system names them: `Ctrl K` is `⌘ K` on macOS. */
export function keysHere(keys: string): string {
  return isMac ? keys.replace('Ctrl', '⌘').replace('Alt', '⌥').replace('Shift', '⇧') : keys;
}
