import { expect, test } from 'vitest';
import { findElectron } from '../../build/electron-binary.mjs';
test('x', async () => {
  expect(await findElectron()).toBeUndefined();
});
