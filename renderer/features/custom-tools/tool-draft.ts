// A custom tool as it is being typed: everything is there, some of it not readable yet.
import { quoteArgv } from '../../../shared/base/quote.ts';
import { splitCommand } from '../../../shared/base/split-command.ts';
import { customToolFaults } from '../../../shared/model/custom-tool-faults.ts';
import { customTool, type CustomTool, type Reading } from '../../../shared/model/custom-tool.ts';
import type { CustomToolId } from '../../../shared/model/identifiers.ts';
import type { QuantityKind } from '../../../shared/model/measurement.ts';

export type ReadingForm = Reading['form'];

export type CommandDraft = {
  readonly client: string;
  /** Empty: there is no server. */
  readonly server: string;
  readonly readiness: 'line' | 'port';
  /** A pattern, or a port. */
  readonly readyWhen: string;
  readonly stream: 'stdout' | 'stderr';
  readonly protocol: 'tcp' | 'udp';
  readonly endsByItself: boolean;
  readonly file: string;
  readonly estimatedSeconds: string;
  /** One `name=value` a line. */
  readonly parameters: string;
};

export type ToolDraft = {
  readonly name: string;
  readonly meaning: string;
  readonly quantity: QuantityKind | undefined;
  readonly recognise: string;
  readonly form: ReadingForm;
  /** Of each form its own, so that trying another loses nothing. */
  readonly patterns: Extract<Reading, { form: 'patterns' }>;
  readonly json: Extract<Reading, { form: 'json' }>;
  readonly csv: Extract<Reading, { form: 'csv' }>;
  /** `undefined`: outputs are imported only. */
  readonly command: CommandDraft | undefined;
};

export const emptyCommand: CommandDraft = {
  client: '',
  server: '',
  readiness: 'port',
  readyWhen: '{port}',
  stream: 'stdout',
  protocol: 'tcp',
  endsByItself: false,
  file: '',
  estimatedSeconds: '10',
  parameters: '',
};

export const emptyDraft: ToolDraft = {
  name: '',
  meaning: '',
  quantity: undefined,
  recognise: '',
  form: 'patterns',
  patterns: { form: 'patterns', patterns: [{ pattern: '', rows: true }], reads: [] },
  json: { form: 'json', reads: [] },
  csv: { form: 'csv', delimiter: ',', decimal: '.', header: true, reads: [] },
  command: undefined,
};

/** A tool of the experiment as a draft. */
export function draftOf({
  name,
  meaning,
  quantity,
  recognise,
  reading,
  command,
}: CustomTool): ToolDraft {
  return {
    ...emptyDraft,
    name,
    meaning,
    quantity,
    recognise: recognise ?? '',
    form: reading.form,
    [reading.form]: reading,
    command: command && commandDraftOf(command),
  };
}

function commandDraftOf(command: NonNullable<CustomTool['command']>): CommandDraft {
  const { server, client, file, estimatedSeconds, parameters } = command;
  const readiness = server?.readiness;
  return {
    ...emptyCommand,
    client: quoteArgv(client.argv),
    file: file ?? '',
    estimatedSeconds: String(estimatedSeconds),
    parameters: parameters.map(({ name, value }) => `${name}=${String(value)}`).join('\n'),
    ...(server && { server: quoteArgv(server.argv), endsByItself: server.endsByItself }),
    ...(readiness?.kind === 'line' && {
      readiness: 'line' as const,
      readyWhen: readiness.pattern,
      stream: readiness.stream,
    }),
    ...(readiness?.kind === 'port' && { readyWhen: readiness.port, protocol: readiness.protocol }),
  };
}

/** The faults of a draft by the field that they belong to: `name`, `client`, `pattern 1`, `reads`. */
export type DraftFaults = ReadonlyMap<string, string>;

export type Checked = {
  readonly tool: CustomTool | undefined;
  readonly faults: DraftFaults;
  /** Those of the faults that are only not filled in yet, by field: no mistake while somebody is still typing. */
  readonly missing: ReadonlySet<string>;
};

/** The tool that a draft describes, or what keeps it from being one. */
export function checkDraft(draft: ToolDraft, id: CustomToolId, parserVersion: number): Checked {
  const faults = new Map<string, string>();
  for (const [field, fault] of missingIn(draft)) faults.set(field, fault);
  const missing = new Set(faults.keys());
  const parsed = customTool.safeParse(definitionOf(draft, { id, parserVersion }, faults));
  const found = parsed.success
    ? customToolFaults(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path: path.map(plainKey), message }));
  for (const { path, message } of found) {
    const field = fieldOf(path);
    if (!faults.has(field)) faults.set(field, asSentence(message));
  }
  return { tool: parsed.success && faults.size === 0 ? parsed.data : undefined, faults, missing };
}

function missingIn(draft: ToolDraft): (readonly [field: string, fault: string])[] {
  const { patterns } = draft.patterns;
  const emptyPattern = patterns.findIndex(({ pattern }) => pattern === '');
  const checks = [
    [draft.name.trim() === '', 'name', 'Expected a name.'],
    [
      draft.form === 'patterns' && emptyPattern >= 0,
      `pattern ${String(emptyPattern)}`,
      `Expected a pattern with a named group (pattern ${String(emptyPattern + 1)}).`,
    ],
    [
      draft[draft.form].reads.length === 0,
      'reads',
      'Nothing is read yet: say what at least one number is.',
    ],
    [draft.command?.client.trim() === '', 'client', 'Expected a command line of the client.'],
  ] as const;
  return checks.flatMap(([is, field, fault]) => (is ? [[field, fault] as const] : []));
}

function asSentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

function definitionOf(
  draft: ToolDraft,
  own: { readonly id: CustomToolId; readonly parserVersion: number },
  faults: Faults,
): object {
  const command = draft.command && commandOf(draft.command, faults);
  return {
    ...own,
    name: draft.name.trim(),
    meaning: draft.meaning,
    ...(draft.quantity && { quantity: draft.quantity }),
    ...(draft.recognise !== '' && { recognise: draft.recognise }),
    ...(command !== undefined && { command }),
    reading: draft[draft.form],
  };
}

function plainKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

/** The field of the form that shows a place in the tool. */
function fieldOf(path: readonly (string | number)[]): string {
  const text = path.join('.');
  const [, number] = /^reading\.patterns\.(\d+)/.exec(text) ?? [];
  if (number !== undefined) return `pattern ${number}`;
  const fields: readonly (readonly [string, string])[] = [
    ['reading.rows', 'rows'],
    ['reading', 'reads'],
    ['command.client', 'client'],
    ['command.server.argv', 'server'],
    ['command.server.readiness', 'readyWhen'],
    ['command.parameters', 'parameters'],
    ['command.file', 'file'],
    ['command.estimatedSeconds', 'estimatedSeconds'],
  ];
  return fields.find(([begins]) => text.startsWith(begins))?.[1] ?? text;
}

type Faults = Map<string, string>;

function commandOf(draft: CommandDraft, faults: Faults): object {
  const client = argvOf(draft.client, 'client', faults);
  const server = draft.server.trim() === '' ? undefined : argvOf(draft.server, 'server', faults);
  return {
    client: { argv: client },
    ...(server && {
      server: { argv: server, readiness: readinessOf(draft), endsByItself: draft.endsByItself },
    }),
    ...(draft.file.trim() !== '' && { file: draft.file.trim() }),
    estimatedSeconds: Number(draft.estimatedSeconds),
    parameters: parametersOf(draft.parameters, faults),
  };
}

function readinessOf({ readiness, readyWhen, stream, protocol }: CommandDraft): unknown {
  return readiness === 'line'
    ? { kind: 'line', stream, pattern: readyWhen }
    : { kind: 'port', protocol, port: readyWhen.trim() };
}

function argvOf(text: string, field: string, faults: Faults): readonly string[] {
  const split = splitCommand(text);
  if (split.ok) return split.value;
  if (text.trim() !== '') faults.set(field, split.error);
  return ['?'];
}

function parametersOf(text: string, faults: Faults): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [, name = '', value = ''] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === '') faults.set('parameters', `Expected name=value. "${line.trim()}" has none.`);
    const number = /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
    return { name, label: name, value: number };
  });
}
