import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createClient, type Client } from '../../shared/api/client.ts';
import type { CallName, InputOf, OutputOf } from '../../shared/api/contract.ts';
import type { OpenExperiment } from '../../shared/api/values.ts';
import { failure } from '../../shared/base/failure.ts';
import type { CommandName } from '../../shared/model/commands/registry.ts';
import { createHost, type Host } from '../host/create-host.ts';
import { hostPaths } from '../host/paths.ts';
import { CommandFailure, exitCodes } from './exit.ts';
import { answerPrompts } from './terminal.ts';

/** The built program's folder: this file is in its `cli`. */
export const programDirectory = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** A host in this process, driven through the same contract as every window. */
export type Notebook = {
  readonly host: Host;
  readonly client: Client;
  /** The answer, or the end of the program with the failure's exit code. */
  readonly call: <Name extends CallName>(
    name: Name,
    input: InputOf<Name>,
  ) => Promise<OutputOf<Name>>;
  /** Changes the open experiment; the command itself checks the input. */
  readonly execute: (command: CommandName, input: unknown) => Promise<void>;
};

/** Runs `use` with a host in this process and ends it afterwards, saved and with nothing left behind. */
export async function withNotebook(use: (notebook: Notebook) => Promise<void>): Promise<void> {
  const host = createHost({
    ports: { kind: 'command-line' },
    paths: hostPaths(programDirectory),
  });
  const client = createClient({ call: host.dispatch, subscribe: host.subscribe });
  const stopAsking = answerPrompts(client);
  try {
    await use({ host, client, call: callOrFail(client), execute: executeOrFail(client) });
  } finally {
    stopAsking();
    await host[Symbol.asyncDispose]();
  }
}

/** Opens an experiment for writing; refuses one that another program holds. */
export async function openForWriting(notebook: Notebook, file: string): Promise<OpenExperiment> {
  const opened = await notebook.call('experiment.open', { path: resolve(file) });
  if (opened.save.kind !== 'read-only') return opened;
  throw new CommandFailure(
    failure('read-only', `${file} cannot be changed: ${opened.save.reason}`),
    exitCodes.file,
  );
}

function callOrFail(client: Client): Notebook['call'] {
  return async (name, input) => {
    const answer = await client.call(name, input);
    if (answer.ok) return answer.value;
    throw new CommandFailure(answer.error);
  };
}

function executeOrFail(client: Client): Notebook['execute'] {
  return async (command, input) => {
    const answer = await client.call('experiment.execute', {
      command,
      input: z.json().parse(input),
    });
    if (!answer.ok) throw new CommandFailure(answer.error);
  };
}
