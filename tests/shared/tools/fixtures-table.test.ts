// The table that says how many cases each tool has, and where they come from, is true.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { casesOf, fixtures } from './fixture-case.ts';

const readme = readFileSync(path.join(fixtures, '../README.md'), 'utf8');

test.each(readdirSync(fixtures))('the table of fixtures names every case of %s', (tool) => {
  const row = readme.split('\n').find((line) => line.startsWith(`| ${tool} |`)) ?? '';
  const [, , count = '', ...origins] = row.split('|').map((cell) => cell.trim());
  const named = origins.flatMap((cell) => cell.split(', ')).filter((name) => /\w/.test(name));
  expect(named.sort()).toEqual(casesOf(tool));
  expect(count).toBe(String(casesOf(tool).length));
});
