import { expect, test } from 'vitest';
import { requirePart } from '../../../support/requirements.ts';
import { startSshd } from '../../../support/sshd.ts';
import { openSession, targetOf } from './connections.ts';

test('any number of short commands at once stays below what sshd allows a connection', async (context) => {
  requirePart(context, 'sshd');
  await using sshd = await startSshd();
  await using session = await openSession(targetOf(sshd));
  const ends = await Promise.all(Array.from({ length: 200 }, () => session.run(['true'])));
  expect(ends.filter((end) => !end.ok || end.value.exitStatus !== 0)).toEqual([]);
});
