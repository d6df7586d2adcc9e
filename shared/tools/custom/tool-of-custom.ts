// A tool that a person described, as every other tool: to be run, recognised and read by the same code.
import type { CustomTool } from '../../model/custom-tool.ts';
import { guarded } from '../guarded-parse.ts';
import { defineTool, type Tool } from '../tool.ts';
import { commandsOf, parametersOf } from './commands.ts';
import { piecesOf } from './pieces.ts';
import { readOutput } from './read-output.ts';

const made = new WeakMap<CustomTool, Tool>();

/** The tool of a definition; the same one for the same record. */
export function toolOfCustom(definition: CustomTool): Tool {
  const known = made.get(definition);
  if (known) return known;
  const tool = guarded(toolFrom(definition));
  made.set(definition, tool);
  return tool;
}

function toolFrom(definition: CustomTool): Tool {
  const { id, name, parserVersion, meaning, quantity, command } = definition;
  return {
    ...defineTool({
      id,
      title: name,
      parserVersion,
      meaning,
      ...(quantity && { quantity }),
      parameters: parametersOf(command),
      programs: [],
      commands: (chosen, context) => {
        if (!command) throw new Error(`${name} has no command: its outputs are only imported.`);
        return commandsOf(command, chosen, context);
      },
      recognise: (text) => piecesOf(text, definition),
      parse: (output) => readOutput(definition, output),
    }),
    ...(!command && { importOnly: true }),
  };
}
