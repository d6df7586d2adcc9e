import { defineConfig } from 'vitest/config';

// Tests start servers, browsers and SSH daemons on two cores; a limit that a healthy run never meets still ends a
// hung one long before CI does.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    restoreMocks: true,
  },
});
