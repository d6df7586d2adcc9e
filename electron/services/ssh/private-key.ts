import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import ssh2 from 'ssh2';
import type { ParsedKey } from 'ssh2';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SshPrompts, SshTarget } from './session.ts';

/** As ssh does before it gives a key up. */
const passphraseAttempts = 3;

/** A key file larger than this is not one. */
const largestKey = 1024 * 1024;

/** A private key as its owner keeps it: text in one of the usual formats, perhaps encrypted. */
type StoredKey = { readonly name: string; readonly text: string };

/**
 * The private key that `target` signs in with; asks for its passphrase when it has one.
 * Fails with `authentication` when it cannot be used and with `cancelled` when the person declines.
 */
export async function loadPrivateKey(
  target: SshTarget,
  person: { readonly secret: SshPrompts['secret']; readonly home: string },
): Promise<Result<ParsedKey, Failure>> {
  const stored = await readKey(target, person.home);
  if (!stored.ok) return stored;
  const { name, text } = stored.value;
  let parsed = ssh2.utils.parseKey(text);
  for (let attempt = 0; attempt < passphraseAttempts && needsPassphrase(parsed); attempt++) {
    const passphrase = await person.secret({
      target,
      kind: 'passphrase',
      prompt: `Passphrase of the key ${name}`,
      echo: false,
    });
    if (passphrase === undefined) return err(declinedToAnswer(target));
    parsed = ssh2.utils.parseKey(text, passphrase);
  }
  if (needsPassphrase(parsed)) return err(unusable(name, 'the passphrase does not open it'));
  if (parsed instanceof Error) return err(unusable(name, parsed.message));
  return parsed.isPrivateKey() ? ok(parsed) : err(unusable(name, 'it is a public key'));
}

/** What a message calls the key of a target: the name of its file. */
export function keyName(target: SshTarget): string {
  return target.signIn.method === 'key' ? basename(target.signIn.keyFile) : 'of the program';
}

/** The person closed a question without an answer. */
export function declinedToAnswer(target: SshTarget): Failure {
  return failure('cancelled', `The sign-in to ${target.hostName} was cancelled.`);
}

async function readKey(target: SshTarget, home: string): Promise<Result<StoredKey, Failure>> {
  const name = keyName(target);
  if (target.signIn.method === 'private-key') return ok({ name, text: target.signIn.privateKey });
  if (target.signIn.method !== 'key') return err(unusable(name, 'no key file is named'));
  try {
    const bytes = await readFile(join(home, target.signIn.keyFile.replace(/^~\//, '')));
    if (bytes.length > largestKey) return err(unusable(name, 'it is larger than 1 MiB'));
    return ok({ name, text: bytes.toString('utf8') });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = missing ? `${target.signIn.keyFile} does not exist` : String(error);
    return err(unusable(name, reason));
  }
}

function unusable(name: string, reason: string): Failure {
  return failure('authentication', `The key ${name} cannot be used: ${reason}.`, {
    advice: 'Choose another key file, or another sign-in.',
  });
}

/** ssh2 tells an encrypted key, and a wrong passphrase, by the words of its error only (1.17.0, keyParser.js). */
function needsPassphrase(parsed: ParsedKey | Error): parsed is Error {
  return (
    parsed instanceof Error && /no passphrase given|bad passphrase|decrypt/i.test(parsed.message)
  );
}
