// What crosses the boundary besides the experiment itself. JSON values only.
import { z } from 'zod';
import { failureSchema } from '../base/failure.ts';
import { patch } from '../model/change.ts';
import { timeUnit } from '../model/custom-tool.ts';
import { experiment } from '../model/experiment.ts';
import { runId } from '../model/identifiers.ts';
import { quantityKind } from '../model/measurement.ts';
import { role, runStep, runState, side } from '../model/run.ts';

/** What this host can do; the window asks before it offers. */
export const capabilities = z.strictObject({
  contractVersion: z.number().int(),
  programVersion: z.string(),
  host: z.enum(['desktop', 'browser', 'command-line']),
  /** Real file dialogs; without them the window shows its own list of folders. */
  nativeDialogs: z.boolean(),
  revealInFolder: z.boolean(),
  /** Why no PDF can be printed here; absent when it can. */
  noPdf: z.string().optional(),
  /** Why the embedded lab cannot run here; absent when it can. */
  noLab: z.string().optional(),
  homeDirectory: z.string(),
});
export type Capabilities = z.infer<typeof capabilities>;

/** Where the open experiment stands against its file. */
export const saveState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), at: z.string() }),
  /** Acknowledged and in the journal; on its way into the file. */
  z.strictObject({ kind: z.literal('saving') }),
  z.strictObject({ kind: z.literal('not-saved'), reason: z.string() }),
  z.strictObject({
    kind: z.literal('changed-on-disk'),
    changes: z.number().int(),
    reason: z.string(),
  }),
  z.strictObject({ kind: z.literal('read-only'), reason: z.string() }),
]);
export type SaveState = z.infer<typeof saveState>;

/** The open experiment as a window first sees it. */
export const openExperiment = z.strictObject({
  fileName: z.string(),
  directory: z.string(),
  experiment,
  sequence: z.number().int().nonnegative(),
  save: saveState,
  undoLabel: z.string().optional(),
  redoLabel: z.string().optional(),
  /** After a crash: how many changes were recovered, until when. */
  recovered: z.strictObject({ changes: z.number().int(), until: z.string() }).optional(),
  /** What else the person should know about the opening, as sentences. */
  notices: z.array(z.string()),
});
export type OpenExperiment = z.infer<typeof openExperiment>;

/** One acknowledged change. A window that misses a sequence number asks for the whole again. */
export const documentChange = z.strictObject({
  sequence: z.number().int().nonnegative(),
  patches: z.array(patch),
  save: saveState,
  undoLabel: z.string().optional(),
  redoLabel: z.string().optional(),
});
export type DocumentChange = z.infer<typeof documentChange>;

export const recentFile = z.strictObject({
  path: z.string(),
  fileName: z.string(),
  title: z.string(),
  openedAt: z.string(),
  missing: z.boolean(),
});
export type RecentFile = z.infer<typeof recentFile>;

export const directoryListing = z.strictObject({
  directory: z.string(),
  parent: z.string().optional(),
  folders: z.array(z.string()),
  /** Experiments only. */
  files: z.array(z.string()),
});
export type DirectoryListing = z.infer<typeof directoryListing>;

/** What a host said when it was asked for the first time. */
export const hostCheck = z.strictObject({
  hostName: z.string(),
  system: z.string(),
  connectMs: z.number(),
  interfaces: z.array(
    z.strictObject({
      netdev: z.string(),
      addresses: z.array(z.string()),
      driver: z.string().optional(),
      numaNode: z.string().optional(),
    }),
  ),
});
export type HostCheck = z.infer<typeof hostCheck>;

/** A question that waits for the person; the newest list replaces the older. */
export const prompt = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('host-key'),
    id: z.string(),
    hostName: z.string(),
    address: z.string(),
    port: z.number().int(),
    keyType: z.string(),
    fingerprint: z.string(),
  }),
  z.strictObject({
    kind: z.literal('secret'),
    id: z.string(),
    hostName: z.string(),
    user: z.string(),
    address: z.string(),
    secret: z.enum(['password', 'passphrase', 'keyboard-interactive']),
    /** The server's own words. */
    prompt: z.string(),
    echo: z.boolean(),
  }),
]);
export type Prompt = z.infer<typeof prompt>;

export const stepProgress = z.strictObject({
  step: runStep,
  side,
  state: z.enum(['waiting', 'active', 'done', 'failed', 'skipped']),
  startedAt: z.string().optional(),
  milliseconds: z.number().optional(),
});
export type StepProgress = z.infer<typeof stepProgress>;

/** The runs that were started together, as they stand now. */
export const campaign = z.strictObject({
  planName: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  runs: z.array(z.strictObject({ id: runId, state: runState })),
  current: z
    .strictObject({
      runId,
      startedAt: z.string(),
      estimatedSeconds: z.number(),
      steps: z.array(stepProgress),
      commands: z.array(z.strictObject({ role, argv: z.array(z.string()) })),
    })
    .optional(),
  /** From estimates at first, from measured durations later. */
  secondsLeft: z.number().optional(),
});
export type Campaign = z.infer<typeof campaign>;

/** One line that a tool printed on a host. */
export const outputLine = z.strictObject({
  runId,
  role,
  stream: z.enum(['stdout', 'stderr']),
  at: z.string(),
  line: z.string(),
});
export type OutputLine = z.infer<typeof outputLine>;

export const exportedFiles = z.strictObject({
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int() })),
});
export type ExportedFiles = z.infer<typeof exportedFiles>;

export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Named by the person; else found. */
  chromiumPath: z.string().max(4000),
});
export type Settings = z.infer<typeof settings>;

export const labState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('stopped') }),
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({
    state: z.literal('ready'),
    members: z.array(z.strictObject({ name: z.string(), address: z.string(), port: z.number() })),
  }),
  z.strictObject({ state: z.literal('failed'), failure: failureSchema }),
]);
export type LabState = z.infer<typeof labState>;

/** What an output does not say itself. */
export const assumption = z.strictObject({
  unit: timeUnit.optional(),
  quantity: quantityKind.optional(),
});

/** What a person decides about one output of a text, by its place from 0. */
const outputChoice = z.strictObject({
  output: z.number().int().nonnegative(),
  /** Not imported. */
  isLeftOut: z.boolean().optional(),
  assume: assumption.optional(),
});

/** One text to import: an output never spans two of them. */
export const importedText = z.strictObject({
  text: z.string().max(256 * 1024 * 1024),
  /** Where it comes from, below what was dropped: `client/run-1.txt`. Never an absolute path. */
  name: z.string().min(1).max(1000).optional(),
  /** The tool, also one of the experiment's own, to read it with; absent: told from what it holds. */
  readAs: z.string().min(1).max(60).optional(),
  /** What holds for every output of the text that does not say it itself; a choice for one output goes before it. */
  assume: assumption.optional(),
  choices: z.array(outputChoice).max(10_000).optional(),
});
export type ImportedText = z.infer<typeof importedText>;
