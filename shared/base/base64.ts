// Base64 (RFC 4648 section 4) between bytes and text, without Buffer or atob: `shared` runs in every environment.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOf = new Map(Array.from(alphabet, (character, index) => [character, index]));

/** Bytes as padded base64. */
export function base64FromBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const present = Math.min(3, bytes.length - at);
    for (let digit = 0; digit < 4; digit++) {
      parts.push(digit <= present ? alphabet.charAt((group >> (18 - 6 * digit)) & 63) : '=');
    }
  }
  return parts.join('');
}

/** The bytes of a padded base64 text, or `undefined` when it is not base64. */
export function bytesFromBase64(text: string): Uint8Array | undefined {
  const body = text.replace(/={1,2}$/, '');
  if (text.length % 4 !== 0 || body.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let pending = 0;
  let bits = 0;
  let at = 0;
  for (const character of body) {
    const value = valueOf.get(character);
    if (value === undefined) return undefined;
    pending = ((pending << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (pending >> bits) & 255;
    }
  }
  return bytes;
}
