import { expect, test } from 'vitest';
import { createChannelQueue } from '../../../../electron/services/ssh/channel-queue.ts';
import { failed, succeeded } from './connections.ts';

test('places are given first come, first served', async () => {
  const queue = createChannelQueue(1);
  const order: string[] = [];
  const leave = succeeded(await queue.enter(undefined));
  const second = queue.enter(undefined).then((place) => {
    order.push('second');
    succeeded(place)();
  });
  const third = queue.enter(undefined).then((place) => {
    order.push('third');
    succeeded(place)();
  });
  leave();
  await Promise.all([second, third]);
  expect(order).toEqual(['second', 'third']);
});

test('a place given back twice is free once', async () => {
  const queue = createChannelQueue(1);
  const leave = succeeded(await queue.enter(undefined));
  leave();
  leave();
  succeeded(await queue.enter(undefined));
  const abort = new AbortController();
  const waiting = queue.enter(abort.signal);
  abort.abort();
  expect(failed(await waiting).kind).toBe('cancelled');
});

test('who gives up waiting takes no place', async () => {
  const queue = createChannelQueue(1);
  const leave = succeeded(await queue.enter(undefined));
  const abort = new AbortController();
  const gaveUp = queue.enter(abort.signal);
  const next = queue.enter(undefined);
  abort.abort();
  expect(failed(await gaveUp).kind).toBe('cancelled');
  leave();
  succeeded(await next)();
});
