// `npm run demo`: the whole main job, headless, on this computer. Two hosts of the embedded lab, one real factor (how a
// receiver waits for a message), annotated, compared, exported. Everything goes through the same contract as the window.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { ensure } from '../../shared/base/assert.ts';
import { newIdentifier } from '../../shared/base/identifier.ts';
import { hasEnded, type Run } from '../../shared/model/run.ts';
import { readSetup, stepsOfSetup } from '../../shared/model/setup.ts';
import { overlay } from '../../shared/views/overlay.ts';
import { systemIdentifiers } from '../host/identifiers.ts';
import { comparisonText } from './comparison-text.ts';
import { CommandFailure, exitCodes } from './exit.ts';
import { withNotebook, type Notebook } from './program.ts';
import { print, tell } from './terminal.ts';

const factor = 'Receive mode';
const baselineLevel = 'blocking';

const plan = {
  title: 'Blocking receive against busy polling',
  question: 'How much does a receiver save that never sleeps, on this computer?',
  factors: [
    {
      name: factor,
      levels: [
        { name: baselineLevel, parameters: { receive: 'blocking' } },
        { name: 'busy polling', parameters: { receive: 'busy-poll' } },
      ],
    },
  ],
};

const tests = [
  {
    toolId: 'probe',
    title: 'TCP ping-pong',
    parameters: { protocol: 'tcp', sizes: [64, 1024], duration: 2 },
  },
  {
    toolId: 'probe',
    title: 'UDP ping-pong',
    parameters: { protocol: 'udp', sizes: [64, 1024], duration: 2 },
  },
];

async function main(): Promise<void> {
  const folder = await freshFolder();
  await withNotebook(async (notebook) => {
    const file = join(folder, 'busy-polling.jitterbook.json');
    await notebook.call('experiment.create', { path: file, title: plan.title });
    const planId = await setUp(notebook);
    tell(`Measuring in ${basename(folder)}/ with the embedded lab; this takes about a minute.`);
    const runs = await measure(notebook, planId);
    await annotate(notebook, runs);
    await compareAndExport(notebook, runs, folder);
  });
}

/** `demo`, or the first free of `demo-2`, `demo-3`, ...: an earlier demo stays as it is. */
async function freshFolder(): Promise<string> {
  const names = ['demo', ...Array.from({ length: 998 }, (_, index) => `demo-${String(index + 2)}`)];
  const name = ensure(
    names.find((candidate) => !existsSync(resolve(candidate))),
    'a thousand demos are not kept',
  );
  await mkdir(resolve(name));
  return resolve(name);
}

async function setUp(notebook: Notebook) {
  const { pairId } = await notebook.call('lab.addToExperiment', {});
  const { open } = await notebook.call('experiment.state', {});
  const experiment = ensure(open, 'it was created').experiment;
  const pairName = ensure(experiment.pairs[pairId], 'it was just added').name;
  const setup = readSetup({
    ...plan,
    plans: [
      {
        name: factor,
        tests,
        pairs: [pairName],
        factors: [factor],
        repeats: 3,
        order: 'randomised',
        seed: 7,
      },
    ],
  });
  if (!setup.ok) throw new CommandFailure(setup.error);
  const steps = stepsOfSetup(experiment, setup.value, systemIdentifiers);
  if (!steps.ok) throw new CommandFailure(steps.error);
  for (const { command, input } of steps.value) await notebook.execute(command, input);
  const after = await notebook.call('experiment.state', {});
  const [made] = Object.values(ensure(after.open, 'it is open').experiment.plans);
  return ensure(made, 'the setup has one plan').id;
}

async function measure(notebook: Notebook, planId: `plan_${string}`): Promise<Run[]> {
  const ended = new Promise<void>((done) => {
    const told = new Set<string>();
    notebook.client.on('runs.campaign', ({ campaign }) => {
      for (const { id, state } of campaign?.runs ?? []) {
        if (!hasEnded(state) || told.has(id)) continue;
        told.add(id);
        tell(`run ${String(told.size)} of ${String(campaign?.runs.length ?? 0)}: ${state}`);
      }
      if (campaign?.endedAt !== undefined) done();
    });
  });
  const { runIds } = await notebook.call('runs.start', { planId });
  await ended;
  const { open } = await notebook.call('experiment.state', {});
  return Object.values(ensure(open, 'it is open').experiment.runs).filter(({ id }) =>
    runIds.includes(id),
  );
}

async function annotate(notebook: Notebook, runs: readonly Run[]): Promise<void> {
  const at = new Date().toISOString();
  for (const { id, factors, state } of runs) {
    await notebook.execute('annotateRun', {
      id,
      at,
      changes: {
        note: `Embedded lab on this computer, receiver **${factors[factor] ?? ''}**. What is measured is the loopback and the scheduler, not a network.`,
        tags: ['demo'],
        ...(state === 'complete' ? { verdict: { kind: 'good', reason: '' } } : {}),
      },
    });
  }
  await notebook.execute('addNote', {
    id: newIdentifier('note', systemIdentifiers),
    at,
    title: 'Method',
    text: 'Both hosts are SSH servers on this computer. Runs are randomised within each repeat, so that drift does not look like an effect.',
  });
}

async function compareAndExport(notebook: Notebook, runs: readonly Run[], folder: string) {
  for (const { title } of tests) {
    const ofTest = runs.filter(({ testTitle }) => testTitle === title);
    const baselineRunId = ofTest.find(({ factors }) => factors[factor] === baselineLevel)?.id;
    const at = (focusSize: number) => overlay({ runs: ofTest, baselineRunId, focusSize });
    print(`${title}, rtt`);
    print(comparisonText([at(64), at(1024)]));
    for (const sentence of at(64).answer) print(sentence);
    print('');
  }
  const csv = await notebook.call('exports.csv', { directory: folder });
  const pdf = await notebook.client.call('exports.pdf', {
    path: join(folder, 'report.pdf'),
    paper: 'A4',
  });
  const written = [...csv.files, ...(pdf.ok ? pdf.value.files : [])];
  for (const { path, bytes } of written) print(`${path}  ${String(bytes)} bytes`);
  if (!pdf.ok) tell(`No PDF: ${pdf.error.message} ${pdf.error.advice ?? ''}`);
  const incomplete = runs.filter(({ state }) => state !== 'complete').length;
  if (incomplete > 0) {
    tell(`${String(incomplete)} of ${String(runs.length)} runs are not complete.`);
    process.exitCode = exitCodes.failed;
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof CommandFailure)) throw error;
  tell([error.failure.message, error.failure.advice ?? ''].join(' ').trim());
  process.exitCode = error.exitCode;
}
