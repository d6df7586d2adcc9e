import { join } from 'node:path';
import type { LabState } from '../../shared/api/values.ts';
import { failure, type Failure } from '../../shared/base/failure.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { startLab, type Lab } from '../services/lab/start-lab.ts';
import type { EventBus } from './event-bus.ts';

/** The embedded lab of this program: started at most once, when first needed, and ended with the program. */
export type LabKeeper = AsyncDisposable & {
  readonly state: () => LabState;
  readonly start: () => Promise<Result<Lab, Failure>>;
};

/** Why the lab cannot run here, or `undefined` when it can: it executes commands with a POSIX shell. */
export function noLabReason(platform: NodeJS.Platform): string | undefined {
  return platform === 'win32'
    ? 'The embedded lab needs a POSIX shell; it runs on Linux and macOS.'
    : undefined;
}

export function createLabKeeper(dataDirectory: string, events: EventBus): LabKeeper {
  let state: LabState = { state: 'stopped' };
  let starting: Promise<Result<Lab, Failure>> | undefined;

  function become(next: LabState): void {
    state = next;
    events.emit('lab.state', next);
  }

  async function start(): Promise<Result<Lab, Failure>> {
    const reason = noLabReason(process.platform);
    if (reason) return err(failure('tool-missing', reason));
    become({ state: 'starting' });
    const lab = await startLab({ dataDirectory: join(dataDirectory, 'lab') });
    if (lab.ok) {
      const members = Object.entries(lab.value.members);
      become({
        state: 'ready',
        members: members.map(([name, { address, port }]) => ({ name, address, port })),
      });
      return ok(lab.value);
    }
    become({ state: 'failed', failure: lab.error });
    starting = undefined;
    return lab;
  }

  return {
    state: () => state,
    start: () => (starting ??= start()),
    async [Symbol.asyncDispose]() {
      const lab = await starting;
      if (lab?.ok) await lab.value[Symbol.asyncDispose]();
    },
  };
}
