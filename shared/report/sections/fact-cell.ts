import type { FactCell } from '../../views/run-facts.ts';
import { markup, type Markup } from '../markup.ts';

/** Longer values, such as every device of a host, are cut on paper and stand whole in runs.csv. */
const mostCharacters = 160;

/** One fact in a table; what differs stands out. */
export function factCell({ text, state }: FactCell, differs = false): Markup {
  const shown = text.length > mostCharacters ? `${text.slice(0, mostCharacters)} …` : text;
  const content = differs ? markup`<strong>${shown}</strong>` : markup`${shown}`;
  return markup`<td class="${state === 'recorded' ? 'fact' : 'fact quiet'}">${content}</td>`;
}
