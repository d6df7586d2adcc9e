// What the form needs to know of one parameter of a tool, read off the tool's own schema; and how its value is written
// as text. A text that is not readable is kept as it was typed, so that nothing is lost and the plan can name it.
import { z } from 'zod';
import { parameterValue, type ParameterValue } from '../../../shared/model/plan.ts';
import type { Tool } from '../../../shared/tools/tool.ts';

const kinds = ['string', 'number', 'integer', 'boolean', 'array'] as const;

/** One property of the JSON Schema that zod makes, with the tool's `.meta()` among its keys. */
const property = z.object({
  label: z.string(),
  unit: z.string().optional(),
  help: z.string().optional(),
  flag: z.string().optional(),
  advanced: z.boolean().default(false),
  type: z.enum(kinds).default('string'),
  enum: z.array(z.string()).optional(),
  default: parameterValue.optional(),
  items: z.object({ type: z.string().optional() }).optional(),
});

export type ParameterField = {
  readonly name: string;
  readonly label: string;
  readonly unit: string | undefined;
  readonly help: string | undefined;
  readonly flag: string | undefined;
  readonly isAdvanced: boolean;
  readonly kind: 'text' | 'number' | 'boolean' | 'choice' | 'numbers' | 'texts';
  readonly choices: readonly string[];
  readonly defaultValue: ParameterValue | undefined;
};

/** The parameters of a tool in the order of its schema. */
export function parameterFields(tool: Pick<Tool, 'parameters'>): readonly ParameterField[] {
  const schema = z.toJSONSchema(tool.parameters, { io: 'input', unrepresentable: 'any' });
  return Object.entries(schema.properties ?? {}).map(([name, declared]) => {
    const read = property.parse(declared);
    return {
      name,
      label: read.label,
      unit: read.unit,
      help: read.help,
      flag: read.flag,
      isAdvanced: read.advanced,
      kind: kindOf(read),
      choices: read.enum ?? [],
      defaultValue: read.default,
    };
  });
}

function kindOf({ type, enum: choices, items }: z.infer<typeof property>): ParameterField['kind'] {
  if (choices) return 'choice';
  if (type === 'boolean') return 'boolean';
  if (type === 'number' || type === 'integer') return 'number';
  if (type !== 'array') return 'text';
  return items?.type === 'string' ? 'texts' : 'numbers';
}

/** The value as it stands in the field: `64, 1024`. */
export function parameterText(value: ParameterValue | undefined): string {
  if (value === undefined) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The value of a typed text; an empty text is `undefined`, the tool's default. */
export function readParameter(field: ParameterField, text: string): ParameterValue | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  switch (field.kind) {
    case 'number':
      return Number.isNaN(Number(typed)) ? typed : Number(typed);
    case 'numbers':
      return readNumbers(typed) ?? typed;
    case 'texts':
      return typed.split(',').map((part) => part.trim());
    default:
      return typed;
  }
}

/** `1, 64, 1024`, or `1 … 65536, ×2` for every doubling. */
function readNumbers(text: string): number[] | undefined {
  const range = /^(\d+)\s*(?:…|\.\.\.?)\s*(\d+)\s*,\s*[×x*]\s*(\d+)$/.exec(text);
  if (range) {
    const [from, to, factor] = range.slice(1).map(Number);
    return from && to && factor && factor > 1 ? powers(from, to, factor) : undefined;
  }
  const parts = text.split(/[\s,;]+/).map(Number);
  return parts.some(Number.isNaN) ? undefined : parts;
}

function powers(from: number, to: number, factor: number): number[] {
  return from > to ? [] : [from, ...powers(from * factor, to, factor)];
}

/** What is expected instead of this value, or `undefined` when the tool takes it. */
export function parameterProblem(
  tool: Pick<Tool, 'parameters'>,
  name: string,
  value: ParameterValue | undefined,
): string | undefined {
  if (value === undefined) return undefined;
  // Every parameter has a default, so one alone is a whole input.
  const checked = tool.parameters.safeParse({ [name]: value });
  const issue = checked.error?.issues.find(({ path }) => path[0] === name);
  return issue?.message;
}
