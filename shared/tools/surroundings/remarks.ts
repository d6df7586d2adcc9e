// What people write above an output: headings, comments, captions, a line that leads in.
//
//   ## Bare metal                       a heading of Markdown: title of every output below it, up to the next
//   # results within a VM               a comment: title of the next output
//   # firmware: full-feature            a comment with a key: a fact
//   Table 2: full-feature firmware      a caption: title of the next output
//   An emulated gigabit card instead:   a line that leads in: title of the next output
import { groupsOf } from '../text/groups.ts';

export type Remark =
  | { readonly kind: 'heading' | 'comment' | 'caption'; readonly title: string }
  | { readonly kind: 'fact'; readonly name: string; readonly value: string }
  | { readonly kind: 'date'; readonly value: string };

const heading = /^#{2,6}\s+(?<title>\S.{0,200})$/;
const stated = /^#\s+(?<name>[A-Za-z][\w-]*(?: [\w-]+){0,2})\s*[:=]\s*(?<value>[^\s/].{0,400})$/;
const titled = /^#\s+title[\s:=]+(?<title>\S.{0,200})$/i;
const comment = /^#\s+(?<title>\S.{0,200})$/;
const caption = /^(?:Table|Figure|Listing|Test|Run)\s+\d{1,4}\s*[.:]\s+(?<title>\S.{0,200})$/;

/** Keys that announce a sentence, not a value. */
const notKeys = new Set(['note', 'todo', 'nb', 'warning', 'fixme', 'example', 'hint', 'see']);

/** The remark that a line is; `undefined` for prose and output. */
export function remarkIn(line: string): Remark | undefined {
  const text = line.trim();
  const { title: named } = groupsOf(titled, text);
  if (named !== undefined) return { kind: 'heading', title: tidy(named) };
  const { name = '', value } = groupsOf(stated, text);
  if (value !== undefined && !notKeys.has(name.toLowerCase())) {
    const isDate = name.toLowerCase() === 'date';
    return isDate ? { kind: 'date', value } : { kind: 'fact', name, value: value.trim() };
  }
  for (const [kind, form] of [
    ['heading', heading],
    ['comment', comment],
    ['caption', caption],
  ] as const) {
    const { title } = groupsOf(form, text);
    if (title !== undefined) return { kind, title: tidy(title) };
  }
  return undefined;
}

/**
 * The title that a line of prose gives to the output below it: one that ends with a colon, or a few words that stand alone
 * and are no sentence.
 */
export function leadIn(line: string, standsAlone: boolean): string | undefined {
  const text = line.trim();
  if (text.length < 3 || text.length > 100 || !/^\p{L}/u.test(text)) return undefined;
  const words = text.split(/\s+/).length;
  const announces = text.endsWith(':') && words > 1;
  const isLabel = standsAlone && words <= 8 && !/[.!?,;:=]$/.test(text);
  return announces || isLabel ? tidy(text) : undefined;
}

function tidy(title: string): string {
  return title
    .trim()
    .replace(/\s*[.:#]+$/, '')
    .trim();
}
