// HTML as text, for the report page. Everything that is put into a template is escaped unless it is markup itself, so that
// host names, notes and tool output can never become markup.

/** Text that is HTML already. Only `markup` and `rawMarkup` make it. */
export type Markup = { readonly html: string };

type Insertable = Markup | string | number | undefined | readonly Insertable[];

/** An HTML template: ``markup`<td>${name}</td>` ``. Absent values are empty, lists are joined. */
export function markup(parts: TemplateStringsArray, ...values: readonly Insertable[]): Markup {
  const html = parts.map((part, index) => part + htmlOf(values[index])).join('');
  return { html };
}

/** HTML that somebody else has made safe: a Markdown renderer without raw HTML. */
export function rawMarkup(html: string): Markup {
  return { html };
}

function htmlOf(value: Insertable): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'html' in value ? value.html : value.map(htmlOf).join('');
}

/** Text for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
