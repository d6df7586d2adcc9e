// Runs arrive by the program and are annotated by people. Measured data are never editable: no command here changes a
// run that has ended, except its annotation.
import { z } from 'zod';
import { annotation, type Annotation } from '../annotation.ts';
import { rawOutput, type Experiment } from '../experiment.ts';
import { instant, runId, sha256 } from '../identifiers.ts';
import { hasEnded, run, type Run } from '../run.ts';
import { overwrite } from './collection.ts';
import { command } from './command.ts';

const rawOutputs = z.record(sha256, rawOutput);

/** Puts planned runs into the experiment, in executed order. */
export const planRuns = command({
  input: z.strictObject({ runs: z.array(run).min(1).max(10_000) }),
  by: 'program',
  label: ({ runs }) => `plan ${String(runs.length)} runs`,
  apply: (draft, { runs }) => addNew(draft, runs),
});

/** Writes the present state of a run that has not ended, or its end. `raw` are the outputs that it refers to. */
export const recordRun = command({
  input: z.strictObject({ run, raw: rawOutputs }),
  by: 'program',
  label: (input) => `record run ${input.run.title}`,
  apply: (draft, { run: next, raw }) => {
    const existing = draft.runs[next.id];
    if (!existing) return `The run ${next.title} was deleted while it ran.`;
    if (hasEnded(existing.state)) return `The run ${next.title} has ended; its data do not change.`;
    overwrite(existing, { ...next, annotation: existing.annotation });
    Object.assign(draft.raw, raw);
    return undefined;
  },
});

/** Runs read from saved outputs. */
export const importRuns = command({
  input: z.strictObject({ runs: z.array(run).min(1).max(10_000), raw: rawOutputs }),
  by: 'person',
  label: ({ runs }) => (runs.length === 1 ? 'import 1 run' : `import ${String(runs.length)} runs`),
  apply: (draft, { runs, raw }) => {
    const open = runs.find(({ state }) => !hasEnded(state));
    if (open) return `The run ${open.title} has not ended; only ended runs are imported.`;
    Object.assign(draft.raw, raw);
    return addNew(draft, runs);
  },
});

/** After a crash: runs that were planned or under way can no longer end. */
export const interruptRuns = command({
  input: z.strictObject({ at: instant }),
  by: 'program',
  label: () => 'mark interrupted runs',
  apply: (draft, { at }) => {
    for (const existing of Object.values(draft.runs)) {
      if (hasEnded(existing.state)) continue;
      existing.state = 'interrupted';
      existing.endedAt = at;
    }
    return undefined;
  },
});

/** Deletes runs and the raw outputs that no other run refers to. */
export const removeRuns = command({
  input: z.strictObject({ ids: z.array(runId).min(1) }),
  by: 'person',
  label: ({ ids }) => (ids.length === 1 ? 'delete run' : `delete ${String(ids.length)} runs`),
  apply: (draft, { ids }) => {
    for (const id of ids) {
      const existing = draft.runs[id];
      if (!existing) return `There is no run with the id ${id}.`;
      if (existing.state === 'preparing' || existing.state === 'running') {
        return `The run ${existing.title} is under way. Cancel it first.`;
      }
      delete draft.runs[id];
    }
    const needed = new Set(Object.values(draft.runs).flatMap(rawOf));
    for (const address of Object.keys(draft.raw)) {
      if (!needed.has(address)) Reflect.deleteProperty(draft.raw, address);
    }
    for (const saved of Object.values(draft.comparisons)) {
      saved.runIds = saved.runIds.filter((id) => !ids.includes(id));
      if (saved.baselineRunId && ids.includes(saved.baselineRunId)) delete saved.baselineRunId;
    }
    return undefined;
  },
});

/** Changes what a person wrote about a run: the given keys, the rest stays. `verdict: null` takes the verdict away. */
export const annotateRun = command({
  input: z.strictObject({
    id: runId,
    changes: z.strictObject({
      title: annotation.shape.title.optional(),
      note: annotation.shape.note.optional(),
      tags: annotation.shape.tags.optional(),
      markers: annotation.shape.markers.optional(),
      verdict: z.union([annotation.shape.verdict.unwrap(), z.null()]).optional(),
    }),
    at: instant,
  }),
  by: 'person',
  label: ({ changes }) =>
    changes.verdict
      ? `verdict ${changes.verdict.kind}`
      : `edit ${Object.keys(changes).join(', ')} of run`,
  apply: (draft, { id, changes, at }) => {
    const existing = draft.runs[id];
    if (!existing) return 'The run was deleted. Undo brings it back.';
    const { verdict, ...rest } = changes;
    const written: Annotation = existing.annotation;
    for (const [key, value] of Object.entries(rest)) {
      if (value !== undefined) Object.assign(written, { [key]: value });
    }
    if (verdict === null) delete written.verdict;
    else if (verdict) written.verdict = verdict;
    written.editedAt = at;
    return undefined;
  },
});

function addNew(draft: Experiment, runs: Run[]): string | undefined {
  for (const added of runs) {
    if (draft.runs[added.id]) return `There is a run with the id ${added.id} already.`;
    draft.runs[added.id] = added;
  }
  return undefined;
}

/** Addresses of every raw output that a run refers to. */
export function rawOf(from: Run): string[] {
  const printed = from.executions.flatMap(({ stdout, stderr }) => [stdout, stderr]);
  return [...printed, ...Object.values(from.files)].filter((address) => address !== undefined);
}
