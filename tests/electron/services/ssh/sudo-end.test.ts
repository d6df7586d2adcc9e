// A login that is not root and may use sudo, on a real OpenSSH server that sees users of its own: its /etc is put together
// in a mount namespace, so that nothing of the machine changes.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lack, requirePart } from '../../../support/requirements.ts';
import { freePort, startSshd } from '../../../support/sshd.ts';
import { nothingLeft, openSession, succeeded, targetOf } from './connections.ts';

const login = 'jitterbook-login';

/** Files that stand for those of /etc, where one user more may become root without a password. */
function writeEtc(directory: string): void {
  const passwd = `${readFileSync('/etc/passwd', 'utf8')}${login}:x:64990:65534::${directory}:/bin/sh\n`;
  writeFileSync(join(directory, 'passwd'), passwd);
  const shadow = `${readFileSync('/etc/shadow', 'utf8')}${login}:*:19000:0:99999:7:::\n`;
  writeFileSync(join(directory, 'shadow'), shadow, { mode: 0o600 });
  mkdirSync(join(directory, 'sudoers.d'), { mode: 0o755 });
  const rule = `${login} ALL=(root) NOPASSWD: ALL\n`;
  writeFileSync(join(directory, 'sudoers.d', 'jitterbook'), rule, { mode: 0o440 });
}

const bindMounts = [
  'for name in passwd shadow sudoers.d; do mount --bind "$0/$name" "/etc/$name" || exit 1; done',
  'exec "$@"',
].join('; ');

test('a command behind sudo is ended early though the login is not root', async (context) => {
  requirePart(context, 'sudo');
  if (userInfo().uid !== 0) lack(context, 'Only root can mount files for a server of its own.');
  const directory = mkdtempSync(join(tmpdir(), 'jitterbook-etc-'));
  try {
    chmodSync(directory, 0o755);
    writeEtc(directory);
    const entry = ['unshare', '--mount', 'sh', '-c', bindMounts, directory];
    await using sshd = await startSshd(['ed25519'], {
      address: '127.0.0.1',
      port: await freePort(),
      entry,
    });
    // It reads the keys that sign in as that user.
    chmodSync(sshd.directory, 0o755);
    await using session = await openSession({ ...targetOf(sshd), user: login });
    const who = succeeded(await session.run(['id', '-un']));
    expect(new TextDecoder().decode(who.stdout)).toBe(`${login}\n`);
    const mark = `97${String(process.pid)}.25`;
    const asRoot = [
      'env',
      'LC_ALL=C',
      'sudo',
      '-n',
      'sh',
      '-c',
      `trap "" TERM; while :; do sleep ${mark}; done`,
    ];
    const child = succeeded(await session.start(asRoot));
    await expect
      .poll(() => execFileSync('ps', ['-eo', 'user,args'], { encoding: 'utf8' }))
      .toContain(`sleep ${mark}`);
    expect((await child.stop()).endedBy).toBe('abort');
    await nothingLeft(mark);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
