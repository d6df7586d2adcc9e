import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  fingerprintOf,
  judgeHostKey,
  knownHostLine,
  knownKeyTypes,
  parseKnownHosts,
} from '../../../../electron/services/ssh/known-hosts.ts';

const ed25519 = keyBlob('ssh-ed25519', 'one');
const other = keyBlob('ssh-ed25519', 'two');
const rsa = keyBlob('ssh-rsa', 'three');
const zippy = { address: 'zippy', port: 22 };

function keyBlob(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(type.length);
  return Buffer.concat([length, Buffer.from(type), Buffer.from(body)]);
}

function line(names: string, key: Buffer, type = 'ssh-ed25519'): string {
  return `${names} ${type} ${key.toString('base64')}`;
}

function verdict(text: string, host: { address: string; port: number }, key = ed25519): string {
  return judgeHostKey(parseKnownHosts(text), host, key).kind;
}

test('a key is known by its plain name, in any case', () => {
  expect(verdict(line('Zippy', ed25519), { address: 'zIPPY', port: 22 })).toBe('known');
});

test('another port is another host', () => {
  const text = line('[zippy]:2222', ed25519);
  expect(verdict(text, { address: 'zippy', port: 2222 })).toBe('known');
  expect(verdict(text, zippy)).toBe('unknown');
});

test('any name of a comma list is enough', () => {
  expect(verdict(line('a,zippy,10.0.0.1', ed25519), { address: '10.0.0.1', port: 22 })).toBe(
    'known',
  );
});

test.each([
  ['*', 'known'],
  ['z*y', 'known'],
  ['zip?y', 'known'],
  ['*.lab', 'unknown'],
  ['zippy?', 'unknown'],
  ['z*,!zippy', 'unknown'],
  ['!zippy', 'unknown'],
])('the pattern %s makes zippy %s', (pattern, expected) => {
  expect(verdict(line(pattern, ed25519), zippy)).toBe(expected);
});

test('a hashed name is recognised', () => {
  const salt = Buffer.from('01234567890123456789');
  const hash = createHmac('sha1', salt).update('[zippy]:2222').digest('base64');
  const text = line(`|1|${salt.toString('base64')}|${hash}`, ed25519);
  expect(verdict(text, { address: 'zippy', port: 2222 })).toBe('known');
  expect(verdict(text, zippy)).toBe('unknown');
});

test('another key than the known one is a change and names the known fingerprints', () => {
  expect(judgeHostKey(parseKnownHosts(line('zippy', other)), zippy, ed25519)).toEqual({
    kind: 'changed',
    known: [fingerprintOf(other)],
  });
});

test('a key of another type than the known one is a change too', () => {
  expect(verdict(line('zippy', rsa, 'ssh-rsa'), zippy)).toBe('changed');
});

test('a key of a type that cannot be verified leaves the host unknown', () => {
  expect(verdict(line('zippy', keyBlob('ssh-dss', 'old'), 'ssh-dss'), zippy)).toBe('unknown');
});

test('a revoked key is refused although another line trusts it', () => {
  const text = `${line('zippy', ed25519)}\n@revoked ${line('*', ed25519)}`;
  expect(verdict(text, zippy)).toBe('revoked');
});

test('certificate authorities, comments and damaged lines say nothing', () => {
  const text = [
    `@cert-authority ${line('*', ed25519)}`,
    `# ${line('zippy', ed25519)}`,
    'zippy ssh-ed25519',
    'zippy ssh-ed25519 !!!',
    line('zippy', rsa),
    '',
  ].join('\r\n');
  expect(parseKnownHosts(text)).toEqual([]);
});

test('a stored line is read back as known', () => {
  const host = { address: '10.20.0.11', port: 2200 };
  expect(verdict(`${knownHostLine(host, ed25519)}\n`, host)).toBe('known');
});

test('the known key types of a host leave out revoked keys', () => {
  const text = `${line('zippy', rsa, 'ssh-rsa')}\n@revoked ${line('zippy', ed25519)}`;
  expect([...knownKeyTypes(parseKnownHosts(text), zippy)]).toEqual(['ssh-rsa']);
});

test('a pattern of many stars is answered at once', () => {
  const text = line(`${'*a'.repeat(500)}*b`, ed25519);
  expect(verdict(text, { address: 'a'.repeat(2000), port: 22 })).toBe('unknown');
});
