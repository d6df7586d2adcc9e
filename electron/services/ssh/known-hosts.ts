// Known host keys as OpenSSH keeps them (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT", OpenSSH 9.2).
//
//   solarflare01,10.20.0.11 ssh-ed25519 AAAAC3Nz...            names, key type, key in base64
//   [zippy]:2222 ecdsa-sha2-nistp256 AAAAE2Vj... comment       a port other than 22
//   *.lab,!guest.lab ssh-rsa AAAAB3Nz...                       patterns; a negated one that fits excludes the line
//   |1|<salt>|<HMAC-SHA1 of the name> ssh-ed25519 AAAA...      hashed name
//   @revoked * ssh-ed25519 AAAA...                             never to be accepted
//
// Deliberately not supported: `@cert-authority`. ssh2 knows no certificates, so such a line cannot vouch for anything
// and is left out; a host known only by its authority is asked about like an unknown one.
import { createHash, createHmac } from 'node:crypto';

export type KnownHostLine = {
  readonly revoked: boolean;
  /** Comma-separated patterns, or one hashed name. */
  readonly names: string;
  readonly keyType: string;
  readonly key: Buffer;
};

/**
 * What the known lines say about a host's key:
 * - `changed`: the host is known by other keys of types that we can use; `known` are their fingerprints.
 * - `unknown`: no usable line names the host.
 */
export type HostKeyVerdict =
  | { readonly kind: 'known' | 'revoked' | 'unknown' }
  | { readonly kind: 'changed'; readonly known: readonly string[] };

/** Host key types that ssh2 can verify. A line of another type (ssh-dss, sk-...) says nothing about the ones we see. */
const usableTypes: ReadonlySet<string> = new Set([
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
]);

/** Reads the lines that can be used. Comments, damaged lines and `@cert-authority` are left out, as ssh does. */
export function parseKnownHosts(text: string): readonly KnownHostLine[] {
  return text.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const marker = words[0]?.startsWith('@') === true ? words.shift() : undefined;
    const [names, keyType, encoded] = words;
    if (names === undefined || names.startsWith('#')) return [];
    if (keyType === undefined || encoded === undefined) return [];
    if (marker !== undefined && marker !== '@revoked') return [];
    const key = Buffer.from(encoded, 'base64');
    if (typeOfKey(key) !== keyType) return [];
    return [{ revoked: marker === '@revoked', names, keyType, key }];
  });
}

/** Compares a presented key (its raw blob) with what is known about `address` and `port`. */
export function judgeHostKey(
  lines: readonly KnownHostLine[],
  host: { readonly address: string; readonly port: number },
  key: Buffer,
): HostKeyVerdict {
  const named = linesFor(lines, host);
  const same = named.filter((line) => line.key.equals(key));
  if (same.some((line) => line.revoked)) return { kind: 'revoked' };
  if (same.length > 0) return { kind: 'known' };
  const others = named.filter((line) => !line.revoked && usableTypes.has(line.keyType));
  if (others.length === 0) return { kind: 'unknown' };
  return { kind: 'changed', known: others.map((line) => fingerprintOf(line.key)) };
}

/** Types of the keys that a host is known by, so that they can be asked for first: else a known host looks unknown. */
export function knownKeyTypes(
  lines: readonly KnownHostLine[],
  host: { readonly address: string; readonly port: number },
): ReadonlySet<string> {
  const named = linesFor(lines, host).filter((line) => !line.revoked);
  return new Set(named.map((line) => line.keyType));
}

/** The line that makes a key known, without its line end. */
export function knownHostLine(
  host: { readonly address: string; readonly port: number },
  key: Buffer,
): string {
  return `${nameOf(host)} ${typeOfKey(key)} ${key.toString('base64')}`;
}

/** `SHA256:` and base64 without padding, as `ssh-keygen -l` prints it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** The type that a key blob states at its head (RFC 4253 section 6.6), or an empty text for what is no key. */
export function typeOfKey(key: Buffer): string {
  if (key.length < 4) return '';
  const length = key.readUInt32BE(0);
  return length <= 64 ? key.toString('latin1', 4, 4 + length) : '';
}

function linesFor(
  lines: readonly KnownHostLine[],
  host: { readonly address: string; readonly port: number },
): readonly KnownHostLine[] {
  const name = nameOf(host);
  return lines.filter((line) => namesHost(line.names, name));
}

/** Host names are compared in lower case; the port is part of the name unless it is 22. */
function nameOf(host: { readonly address: string; readonly port: number }): string {
  const address = host.address.toLowerCase();
  return host.port === 22 ? address : `[${address}]:${host.port}`;
}

function namesHost(names: string, name: string): boolean {
  if (names.startsWith('|')) return isHashOf(names, name);
  const patterns = names.toLowerCase().split(',');
  const fits = (pattern: string) => matchesPattern(pattern, name);
  const excluded = patterns.some((pattern) => pattern.startsWith('!') && fits(pattern.slice(1)));
  return !excluded && patterns.some((pattern) => !pattern.startsWith('!') && fits(pattern));
}

function isHashOf(hashed: string, name: string): boolean {
  const [, version, salt, digest] = hashed.split('|');
  if (version !== '1' || salt === undefined || digest === undefined) return false;
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === digest;
}

/** `*` stands for any text, `?` for one character. Linear in both lengths: the file may be hostile. */
function matchesPattern(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < name.length;) {
    const expected = pattern.charAt(at);
    if (expected === '*') {
      star = at++;
      resume = index;
    } else if (expected === '?' || expected === name.charAt(index)) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
