import { z } from 'zod';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { commands, type CommandName } from '../../../shared/model/commands/registry.ts';
import type { Desk } from '../desk.ts';

type ExperimentHandlers = Pick<
  Handlers,
  | 'experiment.execute'
  | 'experiment.undo'
  | 'experiment.redo'
  | 'experiment.save'
  | 'experiment.raw'
>;

/** Commands that only the program itself may give; a window that sends one is refused. */
const programCommands: readonly CommandName[] = [
  'planRuns',
  'recordRun',
  'importRuns',
  'interruptRuns',
];

/** Of a longer raw output a window gets only so many: it could neither show nor copy more. */
const mostShownBytes = 8 * 1024 * 1024;

const commandName = z.string().refine((name): name is CommandName => Object.hasOwn(commands, name));

/** Changes of the experiment on the desk, by people. */
export function experimentHandlers(desk: Desk): ExperimentHandlers {
  return {
    'experiment.execute': async ({ command, input }) => {
      const name = commandName.safeParse(command);
      if (!name.success || programCommands.includes(name.data)) {
        return err(failure('invalid-input', `There is no command ${command} for people.`));
      }
      const document = desk.document();
      if (!document.ok) return document;
      const done = await document.value.execute(name.data, input);
      return done.ok ? ok({ sequence: done.value.sequence }) : done;
    },
    'experiment.undo': () => step(desk, 'undo'),
    'experiment.redo': () => step(desk, 'redo'),
    'experiment.save': async () => {
      const document = desk.document();
      if (!document.ok) return document;
      const saved = await document.value.save();
      return saved.ok ? ok({}) : saved;
    },
    'experiment.raw': async ({ sha256 }) => {
      const document = desk.document();
      if (!document.ok) return document;
      const start = await document.value.readRaw(sha256, mostShownBytes);
      if (!start.ok) return start;
      const { bytes = 0 } = document.value.experiment().raw[sha256] ?? {};
      const truncated = bytes > mostShownBytes;
      // A character that the end cuts in two is left out.
      const text = new TextDecoder().decode(start.value, { stream: truncated });
      return ok({ text, bytes, truncated });
    },
  };
}

async function step(
  desk: Desk,
  direction: 'undo' | 'redo',
): Promise<Result<{ label?: string }, Failure>> {
  const document = desk.document();
  if (!document.ok) return document;
  const next = direction === 'undo' ? document.value.undoLabel() : document.value.redoLabel();
  if (next === undefined) return ok({});
  const moved = await document.value[direction]();
  return moved.ok ? ok({ label: moved.value.label }) : moved;
}
