import { expect, test } from 'vitest';
import { piecesOf } from '../../../../shared/tools/hdr-log/intervals.ts';
import { readCase } from '../fixture-case.ts';

test('two logs below each other are two, and their intervals are not merged', () => {
  const first = readCase('hdr-log', 'nothing-stated').stdout;
  const second = readCase('hdr-log', 'two-tags-in-microseconds').stdout;
  expect(piecesOf(`${first}\n${second}`)).toEqual([first, second]);
});
