import type { Result } from '../../../shared/base/result.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { RawOutput } from '../../../shared/model/experiment.ts';
import type { Run, RunFailure } from '../../../shared/model/run.ts';
import { run as runSchema } from '../../../shared/model/run.ts';
import type { Verdict } from './judge-run.ts';
import type { RunOutcome } from './run-ports.ts';
import { failureOf, stepFailure } from './underway.ts';
import type { FetchedFile, Underway } from './underway.ts';

const longestWarning = 4000;

/** Stores what was printed and gives the run its end. What a person cancelled is cancelled, unless it was complete. */
export async function finishRun(
  underway: Underway,
  verdict: Result<Verdict, RunFailure>,
): Promise<RunOutcome> {
  const { run, ports, steps } = underway;
  Object.assign(run, stateOf(underway, verdict));
  const raw: Record<string, RawOutput> = {};
  // After a cancellation no step begins, but what was printed is kept all the same.
  const stored = ports.signal.aborted
    ? await storePrinted(underway, raw)
    : await steps.take('store', () => storePrinted(underway, raw));
  if (!stored.ok) {
    run.state = run.state === 'complete' ? 'partial' : run.state;
    run.failure ??= stored.error;
  }
  run.warnings = run.warnings.map((warning) => warning.slice(0, longestWarning));
  run.endedAt = new Date(ports.now()).toISOString();
  steps.end();
  return { run: validRun(underway), raw };
}

function stateOf(
  underway: Underway,
  verdict: Result<Verdict, RunFailure>,
): Pick<Run, 'state' | 'failure'> {
  const complete = verdict.ok && verdict.value.state === 'complete';
  if (underway.ports.signal.aborted && !complete) return { state: 'cancelled' };
  if (!verdict.ok) return { state: 'failed', failure: verdict.error };
  const { state, problems } = verdict.value;
  const [first, ...others] = problems;
  underway.run.warnings.push(...others.map(({ reason }) => reason));
  return first ? { state, failure: failureOf(underway, first) } : { state };
}

/** Stores outputs and files, and writes their addresses into the run. */
async function storePrinted(
  underway: Underway,
  raw: Record<string, RawOutput>,
): Promise<Result<void, RunFailure>> {
  const { run, ports, printed, files } = underway;
  const failures: RunFailure[] = [];
  const store = async (content: Uint8Array | FetchedFile): Promise<string | undefined> => {
    const isEmpty = content instanceof Uint8Array ? content.length === 0 : content.bytes === 0;
    if (isEmpty) return undefined;
    const stored = await ports.storeRaw(content);
    if (stored.ok) {
      raw[stored.value.sha256] = stored.value.rawOutput;
      return stored.value.sha256;
    }
    const place = { step: 'store', side: 'notebook' } as const;
    failures.push(stepFailure(underway, place, stored.error));
    return undefined;
  };
  for (const { execution, ...streams } of printed) {
    const stdout = await store(streams.stdout);
    const stderr = await store(streams.stderr);
    run.executions.push({ ...execution, ...(stdout && { stdout }), ...(stderr && { stderr }) });
  }
  for (const [name, file] of files) {
    const address = await store(file);
    if (address) run.files[name] = address;
  }
  const [failure] = failures;
  return failure ? err(failure) : ok(undefined);
}

/** A parser may have read figures that no file can hold, such as infinity; the raw output stays. */
function validRun(underway: Underway): Run {
  const { run } = underway;
  const checked = runSchema.safeParse(run);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const reason = `The figures of the run are not valid: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  const advice = 'The whole output is kept with the run.';
  const failure = failureOf(underway, { step: 'parse', side: 'notebook', reason, advice });
  return { ...run, state: 'failed', measurements: [], failure };
}
