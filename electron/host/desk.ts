// The desk holds the one experiment that this program has open, and tells every window what happens to it.
import { basename, dirname } from 'node:path';
import { hostname } from 'node:os';
import type { OpenExperiment } from '../../shared/api/values.ts';
import { failure, type Failure } from '../../shared/base/failure.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Document } from '../services/storage/document.ts';
import type { StorageEnvironment } from '../services/storage/environment.ts';
import type { EventBus } from './event-bus.ts';

export type Desk = AsyncDisposable & {
  /** The open document, or a failure that says that none is open. */
  readonly document: () => Result<Document, Failure>;
  readonly describe: () => OpenExperiment | undefined;
  /** Puts another document on the desk; the present one is saved and closed first. */
  readonly put: (document: Document) => Promise<Result<OpenExperiment, Failure>>;
  /** Saves and closes. Fails when it cannot be saved; its changes are then in the journal. */
  readonly clear: () => Promise<Result<void, Failure>>;
  /** Tells the windows that the open experiment is another one now. */
  readonly announce: () => void;
};

export const storageEnvironment: StorageEnvironment = {
  now: () => Date.now(),
  machine: hostname(),
};

export function createDesk(events: EventBus): Desk {
  let open: { document: Document; stop: () => void } | undefined;

  function describe(): OpenExperiment | undefined {
    if (!open) return undefined;
    const { document } = open;
    return {
      fileName: basename(document.path),
      directory: dirname(document.path),
      experiment: document.experiment(),
      sequence: document.sequence(),
      save: document.saveState(),
      ...labels({ undoLabel: document.undoLabel(), redoLabel: document.redoLabel() }),
      ...(document.recovered ? { recovered: document.recovered } : {}),
      notices: [...document.notices],
    };
  }

  function announce(): void {
    const description = describe();
    events.emit('experiment.opened', description ? { open: description } : {});
  }

  async function clear(): Promise<Result<void, Failure>> {
    if (!open) return ok(undefined);
    const { document, stop } = open;
    stop();
    open = undefined;
    const closed = await document.close();
    announce();
    return closed;
  }

  return {
    describe,
    clear,
    announce,
    document: () =>
      open
        ? ok(open.document)
        : err(
            failure('not-found', 'No experiment is open.', { advice: 'Open or make one first.' }),
          ),
    async put(document) {
      await clear();
      const stop = document.subscribe((change) => {
        events.emit('experiment.changed', change);
      });
      open = { document, stop };
      announce();
      const description = describe();
      return description
        ? ok(description)
        : err(failure('internal', 'The experiment closed at once.'));
    },
    async [Symbol.asyncDispose]() {
      await clear();
    },
  };
}

function labels({
  undoLabel,
  redoLabel,
}: {
  undoLabel?: string | undefined;
  redoLabel?: string | undefined;
}) {
  return {
    ...(undoLabel === undefined ? {} : { undoLabel }),
    ...(redoLabel === undefined ? {} : { redoLabel }),
  };
}
