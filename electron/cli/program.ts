import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createClient, type Client } from '../../shared/api/client.ts';
import type { CallName, InputOf, OutputOf } from '../../shared/api/contract.ts';
import type { CommandName } from '../../shared/model/commands/registry.ts';
import { createHost, type Host } from '../host/create-host.ts';
import { hostPaths } from '../host/paths.ts';
import { CommandFailure } from './exit.ts';
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
    const call = callOrFail(client);
    await use({ host, client, call, execute: executeOrFail(client) });
    // Said before the host ends: a file that cannot be saved is a failure of the command.
    await call('experiment.close', {});
  } finally {
    stopAsking();
    await host[Symbol.asyncDispose]();
  }
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
