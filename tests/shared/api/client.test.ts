import { expect, test, vi } from 'vitest';
import { createClient, type Transport } from '../../../shared/api/client.ts';

const listing = { directory: '/lab', folders: [], files: ['a.jitterbook.json'] };

test('an answer that fits the contract reaches the caller as it is', async () => {
  const client = createClient(answering({ ok: true, value: listing }));
  expect(await client.call('files.list', {})).toEqual({ ok: true, value: listing });
});

test('a failure of the host reaches the caller as it is', async () => {
  const error = { kind: 'storage', message: 'The disk is full.', advice: 'Make room.' };
  const client = createClient(answering({ ok: false, error }));
  expect(await client.call('files.list', {})).toEqual({ ok: false, error });
});

test('a broken carrier is a failure in words, never a rejection', async () => {
  const client = createClient({
    call: () => Promise.reject(new Error('socket hang up')),
    subscribe: () => () => undefined,
  });
  const answer = await client.call('files.list', {});
  expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  expect(JSON.stringify(answer)).not.toContain('socket');
});

test.each([
  ['no answer', undefined],
  ['a bare value', listing],
  ['another success', { ok: true, value: { directory: 5 } }],
  ['a failure of an unknown kind', { ok: false, error: { kind: 'gremlins', message: '' } }],
  ['more than the contract has', { ok: true, value: { ...listing, secret: 1 } }],
])('%s is a mismatch, never a wrong value', async (_name, answer) => {
  const client = createClient(answering(answer));
  const refused = await client.call('files.list', {});
  expect(refused).toMatchObject({ ok: false, error: { kind: 'internal' } });
  expect(JSON.stringify(refused)).toContain('Reload');
});

test('only events of the topic that fit it reach a listener, until it stops listening', () => {
  const listeners = new Set<(topic: string, value: unknown) => void>();
  const client = createClient({
    call: () => Promise.resolve(undefined),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const heard = vi.fn();
  const stop = client.on('lab.state', heard);
  for (const listener of listeners) {
    listener('lab.state', { state: 'starting' });
    listener('lab.state', { state: 'on fire' });
    listener('prompts.open', []);
    listener('no.topic', { state: 'stopped' });
  }
  stop();
  expect(heard.mock.calls).toEqual([[{ state: 'starting' }]]);
  expect(listeners.size).toBe(0);
});

function answering(answer: unknown): Transport {
  return { call: () => Promise.resolve(answer), subscribe: () => () => undefined };
}
