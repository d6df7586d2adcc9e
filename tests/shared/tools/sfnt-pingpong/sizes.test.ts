import { expect, test } from 'vitest';
import {
  missingSizes,
  ownSizes,
  sizesAskedFor,
} from '../../../../shared/tools/sfnt-pingpong/sizes.ts';

test.each([
  ['--sizes=64 tcp h', [64]],
  ['--sizes 1,64 udp h', [1, 64]],
  ['--sizes=16-128x2 tcp h', [16, 32, 64, 128]],
  ['--sizes=0,1400-1500+50 udp h', [0, 1400, 1450, 1500]],
  ['--sizes=1-4 tcp h', [1, 2, 3, 4]],
  ['--affinity 1;1 tcp h', ownSizes.tcp],
  ['udp h', ownSizes.udp],
])('%s asks for its sizes', (options, sizes) => {
  expect(sizesAskedFor(`sfnt-pingpong ${options}`)).toEqual(sizes);
});

test.each([
  '--minmsg=4 tcp h',
  '--sizes=1,abc tcp h',
  '--sizes=1-9x1 tcp h',
  '--sizes=0-99999999 tcp h',
  'pipe',
])('nobody can tell which sizes %s asks for', (options) => {
  expect(sizesAskedFor(`sfnt-pingpong ${options}`)).toBeUndefined();
});

test('a table that ends before the last size says which one is missing', () => {
  expect(missingSizes('sfnt-pingpong --sizes=64,128 tcp h', [64])).toEqual([
    'Read 1 of the 2 sizes that the command line asks for; the first that is missing is 128 bytes. The run is partial.',
  ]);
  expect(missingSizes('sfnt-pingpong --sizes=64,128 tcp h', [64, 128])).toEqual([]);
  expect(missingSizes(undefined, [64])).toEqual([]);
});
