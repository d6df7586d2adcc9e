import { realpath } from 'node:fs/promises';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import type { OpenExperiment } from '../../../shared/api/values.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { emptyExperiment } from '../../../shared/model/experiment.ts';
import type { Document } from '../../services/storage/document.ts';
import { createDocument, openDocument } from '../../services/storage/open-document.ts';
import type { RecentFiles } from '../../services/storage/recent.ts';
import { storageEnvironment, type Desk } from '../desk.ts';
import type { Measuring } from '../measuring.ts';

type OpeningHandlers = Pick<
  Handlers,
  | 'experiment.state'
  | 'experiment.create'
  | 'experiment.open'
  | 'experiment.close'
  | 'experiment.resolveConflict'
>;

/** Which experiment is on the desk. */
export function openingHandlers(
  desk: Desk,
  recent: RecentFiles,
  measuring: Measuring,
): OpeningHandlers {
  /** Puts a document on the desk, unless runs under way still write into the present one. */
  async function take(
    open: () => Promise<Result<Document, Failure>>,
  ): Promise<Result<OpenExperiment, Failure>> {
    const free = isFree(measuring);
    if (!free.ok) return free;
    const opened = await open();
    if (!opened.ok) return opened;
    await recent.remember(opened.value.path, opened.value.experiment().title);
    return desk.put(opened.value);
  }
  return {
    'experiment.state': () => {
      const open = desk.describe();
      return ok(open ? { open } : {});
    },
    'experiment.create': ({ path, title }) => {
      const empty = emptyExperiment(title, new Date().toISOString());
      return take(() => createDocument(path, empty, storageEnvironment));
    },
    'experiment.open': async ({ path }) => {
      const present = desk.document();
      // Under another name it is still the file that this program itself holds.
      const real = await realpath(path).catch(() => path);
      if (present.ok && present.value.path === real) return described(desk);
      return take(() => openDocument(path, storageEnvironment));
    },
    'experiment.close': async () => {
      const free = isFree(measuring);
      if (!free.ok) return free;
      const closed = await desk.clear();
      return closed.ok ? ok({}) : closed;
    },
    'experiment.resolveConflict': async ({ choice }) => {
      const document = desk.document();
      if (!document.ok) return document;
      const resolved = await document.value.resolveConflict(choice);
      if (!resolved.ok) return resolved;
      desk.announce();
      return described(desk);
    },
  };
}

function isFree(measuring: Measuring): Result<void, Failure> {
  const campaign = measuring.campaign();
  if (!campaign || campaign.endedAt !== undefined) return ok(undefined);
  return err(
    failure('conflict', `The plan ${campaign.planName} is running in the open experiment.`, {
      advice: 'Wait for its end or cancel it, then open another.',
    }),
  );
}

function described(desk: Desk): Result<OpenExperiment, Failure> {
  const open = desk.describe();
  return open ? ok(open) : err(failure('not-found', 'No experiment is open.'));
}
