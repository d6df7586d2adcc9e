import type { Migration } from './migration.ts';

/** Version 2 keeps the tools that a person describes; version 1 knew none. */
export const addCustomTools: Migration = {
  from: 1,
  migrate: (content) => ({ ...content, customTools: {} }),
};
