const leastCharacters = 8;

/**
 * Any text as Plotly shall show it: literally. Plotly reads `<b>`, `<a href>` and entities in every text, and
 * `%{...}` as a template; labels come from files and people. Control and direction characters go, what is longer than
 * `most` characters is cut in the middle, because the end of a name is what differs.
 */
export function plotlyText(text: string, most = 60): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return shortened(plain, Math.max(leastCharacters, most))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('%{', '%\u2060{'); // a word joiner is invisible and ends the template
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}
