import { expect, test } from 'vitest';
import { addressOf, firstAddress, hashOf } from '../../../renderer/store/address.ts';

test('an address survives being written into a link', () => {
  const address = { screen: 'run', id: 'run_1', query: { size: '64' } } as const;
  expect(hashOf(address)).toBe('#/run/run_1?size=64');
  expect(addressOf(hashOf(address))).toEqual(address);
});

test.each(['', '#', '#/', '#/nowhere/x', '#javascript:alert(1)'])(
  'the fragment "%s" leads to the first screen',
  (hash) => {
    expect(addressOf(hash)).toEqual(firstAddress);
  },
);

test('an identifier that is not well encoded is taken as it stands', () => {
  expect(addressOf('#/run/%E0%A4%A')).toMatchObject({ screen: 'run', id: '%E0%A4%A' });
});
