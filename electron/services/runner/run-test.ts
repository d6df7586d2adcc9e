import { setTimeout as pause } from 'node:timers/promises';
import type { Result } from '../../../shared/base/result.ts';
import { err, ok } from '../../../shared/base/result.ts';
import { snapshot as snapshotSchema } from '../../../shared/model/snapshot.ts';
import type { ParameterValues } from '../../../shared/model/plan.ts';
import type { Role, RunFailure } from '../../../shared/model/run.ts';
import { role as roles } from '../../../shared/model/run.ts';
import type { ParsedOutput, ParseFailure } from '../../../shared/tools/tool.ts';
import { fileOnDisk } from './file-on-disk.ts';
import { finishRun } from './finish-run.ts';
import { judgeRun } from './judge-run.ts';
import type { Verdict } from './judge-run.ts';
import { runTool } from './measure.ts';
import type { ToolEnds } from './measure.ts';
import { connectEnds, prepareEnds, takeSnapshots } from './prepare-ends.ts';
import type { Sessions } from './prepare-ends.ts';
import type { RunOutcome, RunPorts, RunRequest } from './run-ports.ts';
import { createSpool } from './spool.ts';
import { completeParameters, outlineOf } from './tool-commands.ts';
import { beginRun, failureOf } from './underway.ts';
import type { Underway } from './underway.ts';
import { removeWorkDirectory, workDirectoryOf } from './workplace.ts';

/** How long the removal of folders holds up the end of a cancelled run. */
const patienceMs = 500;

/**
 * Executes one run from its plan to its end. Whatever happens becomes part of the ended run: it never fails as a call.
 * When it resolves, no process and no folder of the run is left on either host, as far as the hosts could be reached.
 */
export async function runTest(request: RunRequest, ports: RunPorts): Promise<RunOutcome> {
  await using spool = createSpool(ports.spoolDirectory);
  const underway = beginRun(request, ports, spool);
  const { tool, run, pair } = underway;
  const parameters = completeParameters(tool, run.parameters);
  if (!parameters.ok) {
    const reason = `The parameters of ${tool.title} do not fit: ${parameters.error}`;
    const advice = 'Correct them in the plan.';
    const place = { step: 'prepare', side: 'notebook' } as const;
    return await finishRun(underway, err(failureOf(underway, { ...place, reason, advice })));
  }
  run.parameters = parameters.value;
  const { server, estimatedSeconds } = outlineOf(tool, parameters.value, pair);
  underway.announce({ estimatedSeconds });
  const sessions = await underway.steps.take('connect', () =>
    connectEnds(underway, server !== undefined),
  );
  if (!sessions.ok) return await finishRun(underway, sessions);
  const verdict = await execute(underway, sessions.value, parameters.value)
    .catch((fault: unknown) => err(faultOfProgram(underway, fault)))
    .finally(() => cleanUp(underway, sessions.value));
  return await finishRun(underway, verdict);
}

async function execute(
  underway: Underway,
  sessions: Sessions,
  parameters: ParameterValues,
): Promise<Result<Verdict, RunFailure>> {
  const { steps } = underway;
  const taken = await steps.take('snapshot', () => takeSnapshots(underway, sessions));
  if (!taken.ok) return taken;
  const ends = await steps.take('prepare', () => prepareEnds(underway, sessions));
  if (!ends.ok) return ends;
  const toolEnds = await runTool(underway, ends.value, parameters);
  if (!toolEnds.ok) return toolEnds;
  return steps.take('parse', () => Promise.resolve(ok(readOutput(underway, toolEnds.value))));
}

/** A bug here or in a parser ends one run, not a night of them. */
function faultOfProgram(underway: Underway, fault: unknown): RunFailure {
  const active = underway.steps.snapshot().find(({ state }) => state === 'active');
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return failureOf(underway, {
    step: active?.step ?? 'prepare',
    side: 'notebook',
    reason: `Jitterbook itself failed: ${text}`.slice(0, 8000),
    advice: 'Please report this text. What was printed until then is kept with the run.',
  });
}

/** Parses what the client printed into the run, and judges it. */
function readOutput(underway: Underway, ends: ToolEnds): Verdict {
  const { run, tool, files } = underway;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const parsed: Result<ParsedOutput, ParseFailure> = tool.parse({
    stdout: text(ends.client.end.stdout),
    stderr: text(ends.client.end.stderr),
    files: Object.fromEntries([...files].map(([name, { path }]) => [name, fileOnDisk(path)])),
    parameters: run.parameters,
  });
  if (parsed.ok) {
    const { measurements, toolVersion, warnings, facts } = parsed.value;
    run.measurements = measurements;
    if (toolVersion !== undefined) run.tool.version = toolVersion.slice(0, 400);
    run.warnings.push(...warnings);
    for (const role of roles.options) addPrintedFacts(underway, role, facts[role] ?? {});
  }
  return judgeRun(underway, ends, parsed);
}

/** What the output itself says about a host goes where nothing was measured. */
function addPrintedFacts(
  { run }: Underway,
  role: Role,
  printed: Readonly<Record<string, string>>,
): void {
  const snapshot = run.snapshots[role];
  if (!snapshot) return;
  for (const [id, value] of Object.entries(printed)) {
    if (snapshot.facts[id]?.state === 'recorded') continue;
    const fact = { state: 'recorded', value, provenance: 'printed' };
    const facts = snapshotSchema.shape.facts.safeParse({ [id]: fact });
    if (facts.success) Object.assign(snapshot.facts, facts.data);
  }
}

/** Takes the work folders away, both at once. After a cancellation nobody waits long for a host that is silent. */
async function cleanUp({ run, ports }: Underway, sessions: Sessions): Promise<void> {
  const removals = roles.options.map(async (role) => {
    const session = sessions[role];
    if (!session) return;
    const directory = workDirectoryOf(run.id, role);
    const gone = await removeWorkDirectory(session, directory);
    if (!gone) {
      run.warnings.push(`The folder ${directory} may be left on ${session.target.hostName}.`);
    }
  });
  const patience = ports.signal.aborted ? [pause(patienceMs)] : [];
  await Promise.race([Promise.all(removals), ...patience]);
}
