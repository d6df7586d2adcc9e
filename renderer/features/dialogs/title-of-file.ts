/** A first title from the file's name: `busy-polling.jitterbook.json` is "Busy polling". */
export function titleOfFile(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  const words = name
    .replace(/(\.jitterbook)?\.json$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return words === '' ? 'Experiment' : words.charAt(0).toUpperCase() + words.slice(1);
}
