import { z } from 'zod';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import type { OpenExperiment } from '../../../shared/api/values.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { commands, type CommandName } from '../../../shared/model/commands/registry.ts';
import { emptyExperiment } from '../../../shared/model/experiment.ts';
import type { Document } from '../../services/storage/document.ts';
import { createDocument, openDocument } from '../../services/storage/open-document.ts';
import type { RecentFiles } from '../../services/storage/recent.ts';
import { storageEnvironment, type Desk } from '../desk.ts';

type ExperimentHandlers = Pick<
  Handlers,
  | 'experiment.state'
  | 'experiment.create'
  | 'experiment.open'
  | 'experiment.close'
  | 'experiment.execute'
  | 'experiment.undo'
  | 'experiment.redo'
  | 'experiment.save'
  | 'experiment.resolveConflict'
  | 'experiment.raw'
>;

/** Commands that only the program itself may give; a window that sends one is refused. */
const programCommands: readonly CommandName[] = [
  'planRuns',
  'recordRun',
  'importRuns',
  'interruptRuns',
];

export function experimentHandlers(desk: Desk, recent: RecentFiles): ExperimentHandlers {
  async function take(opened: Result<Document, Failure>): Promise<Result<OpenExperiment, Failure>> {
    if (!opened.ok) return opened;
    const { path } = opened.value;
    await recent.remember(path, opened.value.experiment().title);
    return desk.put(opened.value);
  }
  return {
    'experiment.state': () => {
      const open = desk.describe();
      return ok(open ? { open } : {});
    },
    'experiment.create': async ({ path, title }) => {
      const empty = emptyExperiment(title, new Date().toISOString());
      return take(await createDocument(path, empty, storageEnvironment));
    },
    'experiment.open': async ({ path }) => {
      const present = desk.document();
      if (present.ok && present.value.path === path) return described(desk);
      return take(await openDocument(path, storageEnvironment));
    },
    'experiment.close': async () => {
      const closed = await desk.clear();
      return closed.ok ? ok({}) : closed;
    },
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
    'experiment.resolveConflict': async ({ choice }) => {
      const document = desk.document();
      if (!document.ok) return document;
      const resolved = await document.value.resolveConflict(choice);
      if (!resolved.ok) return resolved;
      desk.announce();
      return described(desk);
    },
    'experiment.raw': async ({ sha256 }) => {
      const document = desk.document();
      if (!document.ok) return document;
      const bytes = await document.value.readRaw(sha256);
      return bytes.ok ? ok({ text: new TextDecoder().decode(bytes.value) }) : bytes;
    },
  };
}

const commandName = z.string().refine((name): name is CommandName => Object.hasOwn(commands, name));

function described(desk: Desk): Result<OpenExperiment, Failure> {
  const open = desk.describe();
  return open ? ok(open) : err(failure('not-found', 'No experiment is open.'));
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
