import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { parameterValues } from '../../../shared/model/plan.ts';
import type { ParameterValues } from '../../../shared/model/plan.ts';
import type { FrozenPair } from '../../../shared/model/run.ts';
import type { CommandContext, Tool, ToolCommands } from '../../../shared/tools/tool.ts';

/** Parameters with the tool's defaults filled in, or what does not fit, in words. */
export function completeParameters(
  tool: Tool,
  given: ParameterValues,
): Result<ParameterValues, string> {
  const checked = tool.parameters.safeParse(given);
  const values = parameterValues.safeParse(checked.data);
  if (checked.success && values.success) return ok(values.data);
  const issues = checked.error?.issues ?? values.error?.issues ?? [];
  return err(
    issues
      .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
      .join('; '),
  );
}

/** The commands of a run as one end sees them: `place` is the work folder and the programs of that end. */
export function commandsAt(
  tool: Tool,
  parameters: ParameterValues,
  pair: FrozenPair,
  place: Pick<CommandContext, 'workDirectory' | 'programs' | 'freePort'>,
): ToolCommands {
  return tool.commands(parameters, {
    initiatorAddress: pair.initiator.address,
    responderAddress: pair.responder.address,
    workDirectory: place.workDirectory,
    programs: place.programs,
    freePort: place.freePort,
  });
}

/** The commands before anything is on the hosts: for estimates, and to know whether there is a server at all. */
export function outlineOf(tool: Tool, parameters: ParameterValues, pair: FrozenPair): ToolCommands {
  return commandsAt(tool, parameters, pair, {
    workDirectory: '/tmp',
    programs: Object.fromEntries(tool.programs.map((name) => [name, name])),
  });
}
