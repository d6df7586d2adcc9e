import type { Command } from 'commander';
import { failure } from '../../../shared/base/failure.ts';
import type { Campaign, OpenExperiment } from '../../../shared/api/values.ts';
import type { Run } from '../../../shared/model/run.ts';
import { hasEnded } from '../../../shared/model/run.ts';
import { measurementFigures } from '../measurement-figures.ts';
import { CommandFailure, exitCodes } from '../exit.ts';
import { openForWriting } from '../files.ts';
import { withNotebook, type Notebook } from '../program.ts';
import { print, printJson, tell } from '../terminal.ts';

type Options = { readonly plan: string; readonly json?: boolean };

export function registerRun(program: Command): void {
  program
    .command('run')
    .description('execute a plan; Ctrl C cancels and leaves nothing behind on the hosts')
    .argument('<file>', 'the experiment')
    .requiredOption('--plan <name>', 'the plan, by name or identifier')
    .option('--json', 'print progress and results as NDJSON')
    .addHelpText(
      'after',
      '\nExample:\n  jitterbook run exp.jitterbook.json --plan "Receive mode" --json',
    )
    .action(async (file: string, options: Options) => {
      await withNotebook(async (notebook) => {
        const opened = await openForWriting(notebook, file);
        const ended = campaignEnd(notebook, options);
        const { runIds } = await notebook.call('runs.start', { planId: planOf(opened, options) });
        await cancelOnInterrupt(notebook, ended);
        const failed = (await runsOf(notebook, runIds)).filter(({ state }) => state !== 'complete');
        if (failed.length > 0)
          throw new CommandFailure(failureOf(failed, runIds.length), exitCodeOf(failed));
      });
    });
}

function planOf({ experiment }: OpenExperiment, { plan: wanted }: Options) {
  const plans = Object.values(experiment.plans);
  const found = plans.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found.id;
  const known = plans.map(({ name }) => name).join(', ') || 'none';
  throw new CommandFailure(failure('not-found', `There is no plan ${wanted}. Plans: ${known}.`));
}

/** Prints progress as it comes; resolves when the campaign has ended. */
function campaignEnd(notebook: Notebook, options: Options): Promise<void> {
  const told = new Set<string>();
  return new Promise((resolve) => {
    const stop = notebook.client.on('runs.campaign', ({ campaign }) => {
      if (!campaign) return;
      if (options.json) printJson({ event: 'progress', campaign });
      void tellEndedRuns(notebook, campaign, told, options).then(() => {
        if (campaign.endedAt === undefined) return;
        stop();
        resolve();
      });
    });
  });
}

async function tellEndedRuns(
  notebook: Notebook,
  campaign: Campaign,
  told: Set<string>,
  options: Options,
): Promise<void> {
  const ended = campaign.runs.filter(({ id, state }) => hasEnded(state) && !told.has(id));
  for (const { id } of ended) told.add(id);
  for (const run of await runsOf(
    notebook,
    ended.map(({ id }) => id),
  )) {
    if (options.json)
      printJson({ event: 'run', run: { ...run, measurements: measurementFigures(run) } });
    else
      print(
        `${String(run.orderIndex ?? '')}/${String(campaign.runs.length)}  ${run.state}  ${run.title}  ${headline(run)}`,
      );
    for (const line of run.failure ? describe(run.failure) : []) tell(`  ${line}`);
  }
}

function headline(run: Run): string {
  const [first] = measurementFigures(run);
  if (first?.p50Ns === undefined) return '';
  return `median ${String(first.p50Ns)} ns ${first.quantity ?? ''}`;
}

function describe({
  step,
  side,
  reason,
  advice,
  lastLines,
}: NonNullable<Run['failure']>): string[] {
  return [`Failed at ${step}, ${side}: ${reason}`, advice, ...lastLines.map((line) => `| ${line}`)];
}

async function runsOf(notebook: Notebook, ids: readonly string[]): Promise<Run[]> {
  const { open } = await notebook.call('experiment.state', {});
  return Object.values(open?.experiment.runs ?? {}).filter(({ id }) => ids.includes(id));
}

async function cancelOnInterrupt(notebook: Notebook, ended: Promise<void>): Promise<void> {
  const cancel = () => {
    tell('Cancelling; what was measured stays.');
    void notebook.client.call('runs.cancel', { rest: true });
  };
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  await ended;
  process.off('SIGINT', cancel);
  process.off('SIGTERM', cancel);
}

function failureOf(failed: readonly Run[], all: number) {
  return failure(
    'run-failed',
    `${String(failed.length)} of ${String(all)} runs are not complete.`,
    {
      details: failed.map(({ title, state }) => `${state}: ${title}`),
    },
  );
}

function exitCodeOf(failed: readonly Run[]) {
  const allAtConnect = failed.every((run) => run.failure?.step === 'connect');
  return allAtConnect ? exitCodes.connection : exitCodes.failed;
}
