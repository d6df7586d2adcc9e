import { expect, test } from 'vitest';
import { experimentSchemaVersion } from '../../../../shared/model/experiment.ts';
import { applyMigrations } from '../../../../shared/model/migrations/migrate.ts';
import { migrations } from '../../../../shared/model/migrations/registry.ts';

test('the steps lead from version 1 to the present one without a gap', () => {
  expect(migrations.map(({ from }) => from)).toEqual(
    Array.from({ length: experimentSchemaVersion - 1 }, (_, index) => index + 1),
  );
});

test('a file goes through every step from its own version on, and no earlier one', () => {
  const steps = [1, 2, 3].map((from) => ({
    from,
    migrate: (content: Readonly<Record<string, unknown>>) => ({
      ...content,
      [`step${from}`]: true,
    }),
  }));
  expect(applyMigrations({ schemaVersion: 2, title: 'old' }, 2, steps)).toEqual({
    schemaVersion: 4,
    title: 'old',
    step2: true,
    step3: true,
  });
});
