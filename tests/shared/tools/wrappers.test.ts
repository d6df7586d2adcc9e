import { expect, test } from 'vitest';
import { z } from 'zod';
import { wrapped, wrapperParameters } from '../../../shared/tools/wrappers.ts';

const schema = z.object(wrapperParameters);

test('without a choice the command stands alone', () => {
  expect(wrapped(['ping', '10.0.0.2'], schema.parse({}))).toEqual(['ping', '10.0.0.2']);
});

test('environment stands before onload, and onload before taskset', () => {
  const chosen = schema.parse({
    taskset: '8-9,12',
    onloadProfile: 'latency',
    environment: ['EF_POLL_USEC=100000', 'NAME=with blanks and $(signs)'],
  });
  expect(wrapped(['sockperf', 'server'], chosen)).toEqual([
    ...['env', 'EF_POLL_USEC=100000', 'NAME=with blanks and $(signs)'],
    ...['onload', '--profile=latency'],
    ...['taskset', '-c', '8-9,12'],
    ...['sockperf', 'server'],
  ]);
});

test.each([
  { taskset: '8; reboot' },
  { taskset: '-c' },
  { onloadProfile: '../profile' },
  { onloadProfile: 'a b' },
  { environment: ['--ignore-environment'] },
  { environment: ['NAME'] },
  { environment: ['A=1\nB=2'] },
])('%o is refused', (choice) => {
  expect(schema.safeParse(choice).success).toBe(false);
});
