export type Labels = Readonly<Record<string, string>>;

/** Factors from text, one `name=value` per line or `;`. A part that is not one is told as a sentence. */
export function labelsOf(text: string): { readonly labels: Labels; readonly problem?: string } {
  const parts = text
    .split(/[\n;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const pairs = parts.map((part) => /^([^=]{1,120})=(.{0,200})$/.exec(part));
  const wrong = parts.find((_, index) => !pairs[index]);
  const labels = Object.fromEntries(
    pairs.flatMap((match) => (match ? [[(match[1] ?? '').trim(), (match[2] ?? '').trim()]] : [])),
  );
  if (wrong === undefined) return { labels };
  return {
    labels,
    problem: `Expected name=value, such as platform=bare metal. "${wrong}" has none.`,
  };
}
