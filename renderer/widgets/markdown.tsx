import MarkdownIt from 'markdown-it';
import { useMemo } from 'react';
import './markdown.css';

// Notes come from files of anybody: HTML in them stays text, and markdown-it refuses links such as `javascript:`.
const renderer = new MarkdownIt({ html: false, linkify: true, breaks: true });

// An image would be fetched from where its address points; the address alone tells as much.
renderer.disable('image');

/** Markdown as a person wrote it. Only links within the experiment (`#/...`) are followed. */
export function Markdown({ text }: { readonly text: string }) {
  const html = useMemo(() => renderer.render(text), [text]);
  return (
    <div
      className="markdown"
      dir="auto"
      onClick={(event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        if (link && !link.getAttribute('href')?.startsWith('#/')) event.preventDefault();
      }}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
