// The page carries its theme as an attribute, which the tokens follow. The choice itself is a setting of the program;
// a copy in this browser lets the first paint have it before the program has answered.

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

const copyKey = 'jitterbook-theme';
const prefersDark = '(prefers-color-scheme: dark)';

/** Sets the theme that was last in use, before anything is drawn. */
export function applyLastTheme(): void {
  const last = localStorage.getItem(copyKey);
  setTheme(last === 'light' || last === 'dark' ? last : 'system');
}

/**
 * Sets the theme of the page, and follows the system's while it is the choice.
 *
 * @returns a function that ends the following.
 */
export function followTheme(choice: ThemeChoice): () => void {
  localStorage.setItem(copyKey, choice);
  setTheme(choice);
  const query = matchMedia(prefersDark);
  const onChange = () => setTheme(choice);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** The theme that the page shows now. */
export function shownTheme(): Theme {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

function setTheme(choice: ThemeChoice): void {
  const theme = choice === 'system' ? (matchMedia(prefersDark).matches ? 'dark' : 'light') : choice;
  document.documentElement.dataset['theme'] = theme;
}
