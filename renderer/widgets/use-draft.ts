import { useEffect, useRef, useState } from 'react';

/** A pause in typing after which what was typed is saved. */
const pauseMs = 300;

export type Draft = {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
};

/**
 * Text that a person types over a stored one. Saved per pause, on leaving the field, when the field goes away and when
 * the page does; what could not be saved stays in the field. While nobody types, it follows the stored text (undo,
 * another window).
 */
export function useDraft(stored: string, save: (text: string) => void): Draft {
  const [typed, setTyped] = useState<string>();
  const [isFocused, setFocused] = useState(false);
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; flush: () => void }>(undefined);

  if (typed !== undefined && typed === stored && !isFocused) setTyped(undefined);

  useEffect(() => {
    const flush = () => pending.current?.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  return {
    text: typed ?? stored,
    onChange: (text) => {
      setTyped(text);
      if (pending.current) clearTimeout(pending.current.timer);
      const flush = () => {
        if (pending.current) clearTimeout(pending.current.timer);
        pending.current = undefined;
        save(text);
      };
      pending.current = { timer: setTimeout(flush, pauseMs), flush };
    },
    onFocus: () => setFocused(true),
    onBlur: () => {
      setFocused(false);
      pending.current?.flush();
    },
  };
}
