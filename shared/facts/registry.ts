/// <reference types="vite/types/importMeta.d.ts" />
import type { Fact } from './fact.ts';

const modules = import.meta.glob<Fact>('./catalog/*.ts', { eager: true, import: 'default' });

/** Every fact of the catalogue, ordered by id. Found by glob, like tools. */
export const facts: readonly Fact[] = Object.values(modules).sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(facts.map((fact) => [fact.id, fact]));

export function findFact(id: string): Fact | undefined {
  return byId.get(id);
}
