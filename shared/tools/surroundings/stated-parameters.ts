// Parameters that a command line states, found with nothing but what each tool declares: the flag of a parameter is looked
// for in the arguments, and the value counts only if the tool, given that value, writes the very same arguments. So a
// value in another unit than the form's (`-b 100` in bit/s where the form has Mbit/s) is no parameter.
import { z } from 'zod';
import type { ParameterValues } from '../../model/plan.ts';
import type { Tool } from '../tool.ts';
import { clientArgv } from './typed-command.ts';

type ParameterValue = ParameterValues[string];

/** What `argv` states of the tool's parameters; never a default, and never what two parameters share. */
export function statedParameters(argv: readonly string[], tool: Tool): ParameterValues {
  const usual = clientArgv(tool, {});
  if (!usual) return {};
  const flags = flagsOf(tool);
  const stated = flags.flatMap(({ name, flag }) => {
    if (flags.filter((other) => other.flag === flag).length > 1) return [];
    const makes = (value: ParameterValue, words: readonly string[]) =>
      holds(clientArgv(tool, { [name]: value }) ?? [], words);
    const value = valueOf(argv, flag, makes) ?? switchOf(argv, flag, makes, usual);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(stated);
}

/** Parameters with one flag of their own. */
function flagsOf(tool: Tool): { readonly name: string; readonly flag: string }[] {
  return Object.entries(tool.parameters.shape).flatMap(([name, schema]) => {
    const meta = schema instanceof z.ZodType ? schema.meta() : undefined;
    const flag = meta?.['flag'];
    return typeof flag === 'string' && /^--?[\w-]+$/.test(flag) ? [{ name, flag }] : [];
  });
}

type Makes = (value: ParameterValue, words: readonly string[]) => boolean;

/** The value behind a flag that stands there once: `-t 10` or `--time=10`. */
function valueOf(argv: readonly string[], flag: string, makes: Makes): ParameterValue | undefined {
  const texts = argv.flatMap((word, at) => {
    if (word === flag) return argv[at + 1] ?? [];
    return word.startsWith(`${flag}=`) ? word.slice(flag.length + 1) : [];
  });
  const [text, ...others] = texts;
  if (text === undefined || others.length > 0) return undefined;
  const number = /^\d{1,15}(?:\.\d{1,6})?$/.test(text) ? [Number(text)] : [];
  return [...number, text].find(
    (value) => makes(value, [flag, text]) || makes(value, [`${flag}=${text}`]),
  );
}

/** A flag without a value: it stands there if and only if the parameter is set. */
function switchOf(
  argv: readonly string[],
  flag: string,
  makes: Makes,
  usual: readonly string[],
): true | undefined {
  const isSet = argv.includes(flag) && makes(true, [flag]) && !holds(usual, [flag]);
  return isSet ? true : undefined;
}

function holds(argv: readonly string[], words: readonly string[]): boolean {
  return argv.some((_, at) => words.every((word, index) => argv[at + index] === word));
}
