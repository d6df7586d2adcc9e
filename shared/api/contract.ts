// Everything the window may ask of its host, and everything the host tells it. Hosts differ in carrier and in HostPorts,
// and in nothing else. To add a call: one line here and one handler; the compiler names every missing place.
import { z } from 'zod';
import { pairId, planId, runId, sha256 } from '../model/identifiers.ts';
import { call } from './call.ts';
import {
  assumption,
  campaign,
  capabilities,
  directoryListing,
  documentChange,
  exportedFiles,
  hostCheck,
  importedText,
  labState,
  openExperiment,
  outputLine,
  prompt,
  recentFile,
  settings,
} from './values.ts';

/** Raised when a stale window could misunderstand its host. */
export const contractVersion = 1;

const nothing = z.strictObject({});
const filePath = z.string().min(1).max(4000);

export const calls = {
  'host.capabilities': call(nothing, capabilities),
  'settings.read': call(nothing, settings),
  'settings.change': call(settings.partial(), settings),

  'files.recent': call(nothing, z.array(recentFile)),
  'files.forgetRecent': call(z.strictObject({ path: filePath }), nothing),
  'files.list': call(z.strictObject({ directory: filePath.optional() }), directoryListing),
  /** Real dialogs, where the host has them; no path when the person cancels. */
  'files.pick': call(
    z.strictObject({
      purpose: z.enum(['open', 'create', 'csv-folder', 'pdf']),
      suggestedName: z.string().max(200),
    }),
    z.strictObject({ path: filePath.optional() }),
  ),
  'files.reveal': call(z.strictObject({ path: filePath }), nothing),

  'experiment.state': call(nothing, z.strictObject({ open: openExperiment.optional() })),
  'experiment.create': call(
    z.strictObject({ path: filePath, title: z.string().min(1).max(200) }),
    openExperiment,
  ),
  'experiment.open': call(z.strictObject({ path: filePath }), openExperiment),
  'experiment.close': call(nothing, nothing),
  'experiment.execute': call(
    z.strictObject({ command: z.string(), input: z.json() }),
    z.strictObject({ sequence: z.number().int() }),
  ),
  'experiment.undo': call(nothing, z.strictObject({ label: z.string().optional() })),
  'experiment.redo': call(nothing, z.strictObject({ label: z.string().optional() })),
  'experiment.save': call(nothing, nothing),
  'experiment.resolveConflict': call(
    z.strictObject({ choice: z.enum(['keep-mine-as-copy', 'reload']) }),
    openExperiment,
  ),
  /** The text of a raw output. `bytes` is how many it has; of a long one only the first are in `text`. */
  'experiment.raw': call(
    z.strictObject({ sha256 }),
    z.strictObject({ text: z.string(), bytes: z.number().int(), truncated: z.boolean() }),
  ),

  'hosts.check': call(z.strictObject({ hostId: z.string() }), hostCheck),
  'prompts.open': call(nothing, z.array(prompt)),
  /** `answer` is absent when the person declines; for a host key any answer means trust. */
  'prompts.answer': call(
    z.strictObject({ id: z.string(), answer: z.string().max(10_000).optional() }),
    nothing,
  ),

  'lab.state': call(nothing, labState),
  'lab.start': call(nothing, labState),
  /** Adds both lab hosts and their pair to the open experiment, unless they are there. */
  'lab.addToExperiment': call(nothing, z.strictObject({ pairId })),

  'runs.start': call(z.strictObject({ planId }), z.strictObject({ runIds: z.array(runId) })),
  /** Cancels the run under way; with `rest` the ones after it too. Resolves when nothing is left on the hosts. */
  'runs.cancel': call(z.strictObject({ rest: z.boolean() }), nothing),
  'runs.campaign': call(nothing, z.strictObject({ campaign: campaign.optional() })),

  /** Reads saved tool outputs into runs, all or none. The window previews with the same pure functions. */
  'imports.add': call(
    z.strictObject({
      texts: z.array(importedText).min(1).max(4000),
      labels: z.record(z.string().max(120), z.string().max(200)),
    }),
    z.strictObject({ runIds: z.array(runId) }),
  ),

  /** Reads one long file of samples into a run, without its ever standing in memory. The path is of the host's machine. */
  'imports.addFile': call(
    z.strictObject({
      path: filePath,
      /** Where it comes from, for a person; never an absolute path. */
      name: z.string().min(1).max(1000).optional(),
      labels: z.record(z.string().max(120), z.string().max(200)),
      assume: assumption.optional(),
    }),
    z.strictObject({ runIds: z.array(runId) }),
  ),

  'exports.csv': call(z.strictObject({ directory: filePath }), exportedFiles),
  'exports.pdf': call(
    z.strictObject({
      path: filePath,
      paper: z.enum(['A4', 'Letter']),
      runIds: z.array(runId).optional(),
      baselineRunId: runId.optional(),
    }),
    exportedFiles,
  ),
} as const;

export const topics = {
  'experiment.changed': documentChange,
  /** Another experiment is open, or none. */
  'experiment.opened': z.strictObject({ open: openExperiment.optional() }),
  'prompts.open': z.array(prompt),
  'lab.state': labState,
  'runs.campaign': z.strictObject({ campaign: campaign.optional() }),
  'runs.output': z.array(outputLine),
} as const;

export type CallName = keyof typeof calls;
export type InputOf<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type CheckedInputOf<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;
export type OutputOf<Name extends CallName> = z.output<(typeof calls)[Name]['output']>;
export type TopicName = keyof typeof topics;
export type TopicValue<Name extends TopicName> = z.output<(typeof topics)[Name]>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
