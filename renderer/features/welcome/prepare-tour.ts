import { showExperiment } from '../../store/follow-host.ts';
import type { Session } from '../../store/session.ts';

/** The tour's tool brings itself to both hosts, so that nothing has to be installed. */
const toolId = 'probe';

/**
 * Makes an experiment with the embedded lab and a plan that compares two ways to wait for a message, and opens the
 * plan; starting it stays with the person. About a minute and a half of measuring.
 */
export async function prepareTour(session: Session): Promise<void> {
  const path = await unusedPath(session);
  if (path === undefined) return;
  const created = await session.ask('experiment.create', { path, title: 'Two-minute tour' });
  if (!created.ok) return;
  showExperiment(session.store, created.value);
  const lab = await session.ask('lab.addToExperiment', {});
  if (!lab.ok) return;
  await session.execute('editExperiment', {
    question: 'Does a reply come sooner when both ends poll for it instead of sleeping?',
  });
  const factorId = session.newId('factor');
  await session.execute('addFactor', {
    id: factorId,
    name: 'Receive mode',
    levels: [
      { name: 'blocking', parameters: { receive: 'blocking' } },
      { name: 'busy polling', parameters: { receive: 'busy-poll' } },
    ],
  });
  const planId = session.newId('plan');
  const isAdded = await session.execute('addPlan', {
    id: planId,
    name: 'Blocking against busy polling',
    tests: [{ toolId, title: '', parameters: { sizes: [64, 1024], duration: 4 } }],
    pairIds: [lab.value.pairId],
    factorIds: [factorId],
    repeats: 3,
    order: 'randomised',
    seed: 1,
  });
  if (isAdded) session.go({ screen: 'plan', id: planId });
}

/** A path for the tour's file where none is yet: `two-minute-tour`, `two-minute-tour-2` and so on. */
async function unusedPath(session: Session): Promise<string | undefined> {
  const listing = await session.ask('files.list', {});
  if (!listing.ok) return undefined;
  const { directory, files } = listing.value;
  const separator = directory.includes('\\') ? '\\' : '/';
  const nameAt = (attempt: number) =>
    `two-minute-tour${attempt === 1 ? '' : `-${String(attempt)}`}.jitterbook.json`;
  let attempt = 1;
  while (files.includes(nameAt(attempt))) attempt += 1;
  return `${directory}${separator}${nameAt(attempt)}`;
}
