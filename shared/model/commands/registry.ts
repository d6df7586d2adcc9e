// Every command by its name: the one door for change.
import { z } from 'zod';
import { command } from './command.ts';
import { annotateRun, importRuns, interruptRuns, planRuns, recordRun, removeRuns } from './runs.ts';
import {
  comparisonCommands,
  customToolCommands,
  factorCommands,
  hostCommands,
  noteCommands,
  pairCommands,
  planCommands,
} from './things.ts';

/** Title and question of the experiment. */
const editExperiment = command({
  input: z.strictObject({
    title: z.string().min(1).max(200).optional(),
    question: z.string().max(4000).optional(),
  }),
  by: 'person',
  label: (input) => (input.title === undefined ? 'edit question' : 'rename experiment'),
  apply: (draft, { title, question }) => {
    if (title !== undefined) draft.title = title;
    if (question !== undefined) draft.question = question;
    return undefined;
  },
});

export const commands = {
  editExperiment,
  addHost: hostCommands.add,
  editHost: hostCommands.edit,
  removeHost: hostCommands.remove,
  addPair: pairCommands.add,
  editPair: pairCommands.edit,
  removePair: pairCommands.remove,
  addFactor: factorCommands.add,
  editFactor: factorCommands.edit,
  removeFactor: factorCommands.remove,
  addPlan: planCommands.add,
  editPlan: planCommands.edit,
  removePlan: planCommands.remove,
  addCustomTool: customToolCommands.add,
  editCustomTool: customToolCommands.edit,
  removeCustomTool: customToolCommands.remove,
  addNote: noteCommands.add,
  editNote: noteCommands.edit,
  removeNote: noteCommands.remove,
  addComparison: comparisonCommands.add,
  editComparison: comparisonCommands.edit,
  removeComparison: comparisonCommands.remove,
  planRuns,
  recordRun,
  importRuns,
  interruptRuns,
  removeRuns,
  annotateRun,
};

export type CommandName = keyof typeof commands;
