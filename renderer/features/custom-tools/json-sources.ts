// The values of a JSON document by their paths, for a person to point at. Paths are written as shared/base/json-path.ts
// reads them.
import { isJsonObject } from '../../../shared/base/json.ts';

export type JsonSource = { readonly from: string; readonly examples: readonly string[] };

/** More would not be looked through. */
const mostSources = 400;
const mostDepth = 12;

/** The document of a text; `undefined` where it is none. */
export function documentOf(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    return document;
  } catch {
    return undefined;
  }
}

/** Every number and text below a value, in the order of the document. */
export function jsonSources(value: unknown): JsonSource[] {
  const found: JsonSource[] = [];
  walk(value, '', 0, (path, leaf) => {
    const isLeaf = typeof leaf === 'number' || typeof leaf === 'string';
    if (isLeaf)
      found.push({ from: path === '' ? '@' : path, examples: [String(leaf).slice(0, 60)] });
    return found.length < mostSources;
  });
  return found;
}

/** Paths of lists that can be rows: those that have members. */
export function jsonLists(value: unknown): string[] {
  const found: string[] = [];
  walk(value, '', 0, (path, part) => {
    if (Array.isArray(part) && part.length > 0) found.push(path === '' ? '@' : path);
    return found.length < mostSources;
  });
  return found;
}

/** The first member of a list that was found by `jsonLists`. */
export function firstMember(value: unknown, listPath: string): unknown {
  let member: unknown;
  walk(value, '', 0, (path, part) => {
    if ((path === '' ? '@' : path) !== listPath || !Array.isArray(part)) return true;
    const list: unknown[] = part;
    member = list[0];
    return false;
  });
  return member;
}

type Visit = (path: string, part: unknown) => boolean;

/** Depth first; ends early when `visit` says no. Of lists only the first members, which stand for the others. */
function walk(part: unknown, path: string, depth: number, visit: Visit): boolean {
  if (!visit(path, part)) return false;
  if (depth >= mostDepth) return true;
  return childrenOf(part, path).every(([below, child]) => walk(child, below, depth + 1, visit));
}

function childrenOf(part: unknown, path: string): (readonly [path: string, child: unknown])[] {
  if (Array.isArray(part)) {
    const list: unknown[] = part;
    return list.slice(0, 4).map((child, index) => [`${path}[${String(index)}]`, child] as const);
  }
  if (!isJsonObject(part)) return [];
  return Object.entries(part).map(([name, child]) => [path + stepOf(name, path === ''), child]);
}

function stepOf(name: string, isFirst: boolean): string {
  const isPlain = /^[^.[\]"\s$@*]+$/.test(name);
  if (!isPlain) return `[${JSON.stringify(name)}]`;
  return isFirst ? name : `.${name}`;
}
