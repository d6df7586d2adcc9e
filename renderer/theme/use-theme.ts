import { useSyncExternalStore } from 'react';
import { shownTheme, type Theme } from './theme.ts';

/** The theme that the page shows; charts read the tokens again when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(watchTheme, shownTheme);
}

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
