// A host: every service of the program behind the one contract. Desktop, browser host and command line differ in the ports
// that they hand in and in how they carry calls to `dispatch`.
import { createDispatcher, type Dispatch, type Handlers } from '../../shared/api/dispatcher.ts';
import { recentFiles } from '../services/storage/recent.ts';
import { createConnections } from './connections.ts';
import { createDesk, storageEnvironment } from './desk.ts';
import { createErrorLog } from './error-log.ts';
import { createEventBus, type EventListener } from './event-bus.ts';
import { experimentHandlers } from './handlers/experiment.ts';
import { exportHandlers } from './handlers/exports.ts';
import { filesHandlers } from './handlers/files.ts';
import { hostHandlers } from './handlers/hosts.ts';
import { importHandlers } from './handlers/imports.ts';
import { longImportHandlers } from './handlers/long-imports.ts';
import { labHandlers } from './handlers/lab.ts';
import { openingHandlers } from './handlers/opening.ts';
import { programHandlers } from './handlers/program.ts';
import { runHandlers } from './handlers/runs.ts';
import { createLabKeeper } from './lab-keeper.ts';
import { createMeasuring } from './measuring.ts';
import type { HostPaths, HostPorts } from './ports.ts';
import { createPrompts } from './prompts.ts';
import { settingsFile } from './settings.ts';

/** Disposing it cancels what runs, saves, and ends the embedded lab. */
export type Host = AsyncDisposable & {
  readonly dispatch: Dispatch;
  readonly subscribe: (listener: EventListener) => () => void;
};

export function createHost({ ports, paths }: { ports: HostPorts; paths: HostPaths }): Host {
  const events = createEventBus();
  const prompts = createPrompts(events);
  const settings = settingsFile(paths.dataDirectory);
  const recent = recentFiles(paths.dataDirectory, storageEnvironment);
  const desk = createDesk(events);
  const lab = createLabKeeper(paths.dataDirectory, events);
  const connect = createConnections(paths, prompts.ssh, lab);
  const measuring = createMeasuring({ desk, events, connect, paths });
  const handlers: Handlers = {
    ...programHandlers(ports, paths, settings, prompts),
    ...filesHandlers(ports, paths, recent),
    ...openingHandlers(desk, recent, measuring),
    ...experimentHandlers(desk),
    ...hostHandlers(desk, connect),
    ...labHandlers(lab, desk),
    ...runHandlers(measuring),
    ...importHandlers(desk),
    ...longImportHandlers(desk),
    ...exportHandlers({ desk, ports, paths, settings }),
  };
  return {
    dispatch: createDispatcher(handlers, createErrorLog(paths.dataDirectory)),
    subscribe: events.subscribe,
    async [Symbol.asyncDispose]() {
      await measuring[Symbol.asyncDispose]();
      await desk[Symbol.asyncDispose]();
      await lab[Symbol.asyncDispose]();
    },
  };
}
