// `{name}` in the arguments of a custom tool's commands stands for a value; `{{name}}` is `{name}` itself.

const placeholder = /\{\{[A-Za-z][A-Za-z0-9]*\}\}|\{(?<name>[A-Za-z][A-Za-z0-9]*)\}/g;

/** What every command knows: data-plane addresses, the work folder of its host, a free port of the responder. */
export const knownPlaceholders = ['initiator', 'responder', 'work', 'port'] as const;

/** The names that a text stands on, in its order. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].flatMap(({ groups }) => groups?.['name'] ?? []);
}

/** The text with every placeholder replaced; one without a value stays as it is. */
export function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(placeholder, (found: string) => {
    const inner = found.slice(1, -1);
    if (inner.startsWith('{')) return inner;
    return Object.hasOwn(values, inner) ? (values[inner] ?? found) : found;
  });
}
