import { fieldOf } from './reading.ts';

/**
 * The name of the operating system in the text of `/etc/os-release` (os-release(5)), such as
 * `Debian GNU/Linux 12 (bookworm)`, with the line it stands in.
 */
export function osName(
  text: string,
): { readonly value: string; readonly line: string } | undefined {
  const field = fieldOf(text, 'PRETTY_NAME') ?? fieldOf(text, 'NAME');
  if (field === undefined) return undefined;
  const value = field.value.replace(/^(["'])(.*)\1$/, '$2');
  return value === '' ? undefined : { value, line: field.line };
}
