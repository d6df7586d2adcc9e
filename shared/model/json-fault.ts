// Where a text stops being JSON (RFC 8259). JSON.parse says it in words that differ between engines and often without a
// position; a person who edited a file by hand needs line and column.

/** The first place that is not JSON. `line` and `column` count from 1; `truncated` means that the text merely ends. */
export type JsonFault = {
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly truncated: boolean;
};

type State = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

const token =
  /[{}[\],:]|"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|true(?!\w)|false(?!\w)|null(?!\w)/y;
const space = /[ \t\n\r]*/y;

/** The beginning of a string, number or word that the end of the text cuts off. */
const cutOff =
  /^(?:"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*(?:\\(?:u[0-9a-fA-F]{0,3})?)?|-?(?:\d+(?:\.|\.?\d*[eE][+-]?)?)?|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)$/;

/** The first place where `text` is not JSON, or `undefined` when it is. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let state: State = 'value';
  let at = 0;
  for (;;) {
    at = endOfMatch(space, text, at) ?? at;
    const end: number | undefined = endOfMatch(token, text, at);
    if (state === 'comma-or-end' && open.length === 0) {
      return at === text.length ? undefined : faultAt(text, at);
    }
    const next: State | undefined =
      end === undefined ? undefined : step(state, text.slice(at, end), open);
    if (end === undefined || next === undefined) return faultAt(text, at);
    state = next;
    at = end;
  }
}

function endOfMatch(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The state after a token, or `undefined` when the token cannot stand here. `open` are the brackets not closed yet. */
function step(state: State, found: string, open: string[]): State | undefined {
  if (state.endsWith('-or-end') && '}]'.includes(found)) {
    return open.pop() === found ? 'comma-or-end' : undefined;
  }
  if (state === 'colon') return found === ':' ? 'value' : undefined;
  if (state === 'comma-or-end') return afterComma(found, open);
  if (state.startsWith('key')) return found.startsWith('"') ? 'colon' : undefined;
  return startValue(found, open);
}

function afterComma(found: string, open: readonly string[]): State | undefined {
  if (found !== ',') return undefined;
  return open.at(-1) === '}' ? 'key' : 'value';
}

function startValue(found: string, open: string[]): State | undefined {
  if (found === '{' || found === '[') {
    open.push(found === '{' ? '}' : ']');
    return found === '{' ? 'key-or-end' : 'value-or-end';
  }
  return '}],:'.includes(found) ? undefined : 'comma-or-end';
}

function faultAt(text: string, at: number): JsonFault {
  const before = text.slice(0, at);
  const rest = text.slice(at);
  return {
    line: before.split('\n').length,
    column: at - before.lastIndexOf('\n'),
    found: rest.slice(0, 20).split(/[\r\n]/)[0] ?? '',
    truncated: rest === '' || cutOff.test(rest),
  };
}
