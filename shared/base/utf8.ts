// Between text and bytes in UTF-8, in every environment: `shared` has neither TextEncoder nor Buffer by itself, fflate
// finds whichever there is.
import { strFromU8, strToU8 } from 'fflate';

/** Text as UTF-8; half of a surrogate pair becomes U+FFFD. */
export function utf8FromText(text: string): Uint8Array {
  return strToU8(text);
}

/** The text of bytes; what is no UTF-8 becomes U+FFFD, and a byte order mark at the beginning is left out. */
export function textFromUtf8(bytes: Uint8Array): string {
  return strFromU8(bytes);
}
