import type { Command } from 'commander';
import type { Tool } from '../../../shared/tools/tool.ts';
import { toolsOf } from '../../../shared/tools/toolbox.ts';
import { openExperiment } from '../files.ts';
import { withNotebook } from '../program.ts';
import { print, printJson } from '../terminal.ts';
import { textTable } from '../text-table.ts';

const columns = [
  { name: 'tool', cell: ({ id }: Tool) => id },
  { name: 'title', cell: ({ title }: Tool) => title },
  { name: 'use', cell: ({ importOnly }: Tool) => (importOnly ? 'import only' : 'run, import') },
  {
    name: 'quantity',
    cell: ({ quantity, importOnly }: Tool) => quantity ?? (importOnly ? 'assumed' : 'no latency'),
  },
  { name: 'load', cell: ({ load }: Tool) => load ?? '' },
  { name: 'omission', cell: ({ coordinatedOmission }: Tool) => coordinatedOmission ?? '' },
  { name: 'root', cell: ({ needsRoot }: Tool) => (needsRoot ? 'root' : '') },
  { name: 'parser', cell: ({ parserVersion }: Tool) => String(parserVersion), isNumber: true },
  {
    name: 'parameters',
    cell: ({ parameters }: Tool) => String(Object.keys(parameters.shape).length),
    isNumber: true,
  },
] as const;

export function registerTools(program: Command): void {
  program
    .command('tools')
    .description('list the tools that can be run and read')
    .argument('[file]', 'an experiment, whose custom tools are listed too')
    .option('--json', 'print them as JSON, with their parameters')
    .addHelpText(
      'after',
      '\nomission: what its latency does about coordinated omission\n\nExample:\n  jitterbook tools exp.jitterbook.json --json',
    )
    .action(async (file: string | undefined, options: { json?: boolean }) => {
      const tools = file === undefined ? toolsOf({ customTools: {} }) : await toolsIn(file);
      if (options.json) printJson(tools.map(toolForScripts));
      else {
        print(
          textTable(
            columns.map(({ name }) => name),
            tools.map((tool) => columns.map(({ cell }) => cell(tool))),
            columns.map((column) => 'isNumber' in column),
          ),
        );
      }
    });
}

async function toolsIn(file: string): Promise<readonly Tool[]> {
  let tools: readonly Tool[] = [];
  await withNotebook(async (notebook) => {
    tools = toolsOf((await openExperiment(notebook, file)).experiment);
  });
  return tools;
}

function toolForScripts(tool: Tool) {
  const { id, title, importOnly, quantity, load, coordinatedOmission, needsRoot, meaning } = tool;
  const { parserVersion, parameters } = tool;
  return {
    ...{ id, title, importOnly, quantity, load, coordinatedOmission, needsRoot, meaning },
    parserVersion,
    parameters: Object.keys(parameters.shape),
  };
}
