// Where a value stands in a JSON document, as a person writes it:
//
//   end.streams[0].rtt        names by dots, members of a list by number from 0
//   latency["p99.9"]          a name with dots, brackets or blanks in quotes, as a JSON string
//   end.streams[*].sender     every member of a list
//   $.config.size             from the document, where other paths start within a part of it
//   @                         the part itself
//
// Only what the document itself holds is found: never what JavaScript adds to objects and lists.
import { isJsonObject } from './json.ts';
import { err, ok, type Result } from './result.ts';

type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly index: number }
  | { readonly kind: 'every-member' };

export type JsonPath = {
  /** Whether it starts at the document, whatever part it is asked of. */
  readonly fromDocument: boolean;
  readonly steps: readonly Step[];
};

const step =
  /(?:\.(?<name>[^.[\]"\s$@*]+)|\[(?<member>\d{1,9})\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\]|(?<every>\[\*\]))/y;

/** Reads a path, or says what does not fit. */
export function parseJsonPath(text: string): Result<JsonPath, string> {
  if (text === '' || text.startsWith('.')) return err(whatDoesNotFit(text, 0));
  const [start = ''] = /^[$@]?/.exec(text) ?? [];
  // The first name has no dot before it; with one, every name is read alike.
  const dot = /^[$@[]/.test(text) ? '' : '.';
  const steps: Step[] = [];
  const next = new RegExp(step);
  next.lastIndex = start.length;
  while (next.lastIndex < text.length + dot.length) {
    const at = next.lastIndex;
    const read = stepOf(next.exec(dot + text));
    if (!read) return err(whatDoesNotFit(text, Math.max(0, at - dot.length)));
    steps.push(read);
  }
  return ok({ fromDocument: start === '$', steps });
}

function stepOf(match: RegExpExecArray | null): Step | undefined {
  const { name, member, quoted, every } = match?.groups ?? {};
  if (name !== undefined) return { kind: 'name', name };
  if (member !== undefined) return { kind: 'member', index: Number(member) };
  if (quoted !== undefined) return quotedStep(quoted);
  return every === undefined ? undefined : { kind: 'every-member' };
}

function quotedStep(quoted: string): Step | undefined {
  try {
    const name: unknown = JSON.parse(quoted);
    return typeof name === 'string' ? { kind: 'name', name } : undefined;
  } catch {
    return undefined;
  }
}

function whatDoesNotFit(text: string, at: number): string {
  if (text === '') return 'the path is empty';
  return `"${text.slice(at, at + 40)}" at character ${String(at + 1)} is no step of a path such as end.streams[0].rtt or latency["p99.9"]`;
}

/** Whether it stands for several values. */
export function hasEveryMember({ steps }: JsonPath): boolean {
  return steps.some(({ kind }) => kind === 'every-member');
}

/**
 * Every value that the path leads to, in the order of the document.
 *
 * @param part Where a path starts that does not say `$`.
 */
export function valuesAt(path: JsonPath, document: unknown, part: unknown = document): unknown[] {
  return path.steps.reduce<unknown[]>(
    (values, next) => values.flatMap((value) => take(value, next)),
    [path.fromDocument ? document : part],
  );
}

/** A list, so that members which are lists themselves stay whole. */
function take(value: unknown, next: Step): unknown[] {
  if (next.kind === 'name') {
    return isJsonObject(value) && Object.hasOwn(value, next.name) ? [value[next.name]] : [];
  }
  if (!Array.isArray(value)) return [];
  const list: unknown[] = value;
  if (next.kind === 'every-member') return list;
  return next.index < list.length ? [list[next.index]] : [];
}
