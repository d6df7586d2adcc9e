// One suite for every carrier: whatever lies between a window and its host, the contract is the same.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../shared/api/client.ts';
import { calls, contractVersion, isCallName } from '../../shared/api/contract.ts';
import type { DocumentChange } from '../../shared/api/values.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type { Result } from '../../shared/base/result.ts';
import { exampleHost } from '../shared/model/arbitrary-experiment.ts';
import { carriers } from './carriers.ts';
import { exampleInputs } from './example-inputs.ts';
import { connectedHost } from './hosts.ts';

const callNames = Object.keys(calls).filter(isCallName);

test.for(carriers)(
  '$name: every call answers within the contract, with and without an experiment',
  async ({ connect }) => {
    await using host = await connectedHost(connect);
    const inputs = exampleInputs(host.folder);
    const answered: string[] = [];
    for (const name of callNames) {
      const answer = await host.client.call(name, inputs[name]);
      expect(bugOf(answer), name).toBeUndefined();
    }
    expect(
      value(await host.client.call('experiment.open', inputs['experiment.open'])).sequence,
    ).toBe(0);
    for (const name of callNames.filter((each) => each !== 'experiment.close')) {
      const answer = await host.transport.call(name, inputs[name]);
      // JSON values only: what IPC would carry beyond JSON must not come to depend on it.
      expect(answer, name).toStrictEqual(JSON.parse(JSON.stringify(answer)));
      answered.push(name);
    }
    expect(answered).toHaveLength(callNames.length - 1);
  },
);

test.for(carriers)(
  '$name: what does not fit a call is refused as invalid input, whatever it is',
  async ({ connect }) => {
    await using host = await connectedHost(connect);
    for (const name of callNames) {
      for (const input of [{ surprising: true }, null, 5, 'text', []]) {
        expect(await host.transport.call(name, input), name).toMatchObject({
          ok: false,
          error: { kind: 'invalid-input' },
        });
      }
    }
  },
);

test.for(carriers)(
  '$name: a name that is no call is refused, names that every object has among them',
  async ({ connect }) => {
    await using host = await connectedHost(connect);
    for (const name of ['no.such', 'constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(await host.transport.call(name, {}), name).toMatchObject({
        ok: false,
        error: { kind: 'invalid-input', message: `There is no call ${name}.` },
      });
    }
  },
);

test.for(carriers)(
  '$name: commands that only the program gives are refused from a window',
  async ({ connect }) => {
    await using host = await connectedHost(connect);
    await host.client.call('experiment.create', exampleInputs(host.folder)['experiment.create']);
    for (const command of ['recordRun', 'planRuns', 'importRuns', 'interruptRuns', 'constructor']) {
      const answer = await host.client.call('experiment.execute', { command, input: {} });
      expect(failureOf(answer).kind, command).toBe('invalid-input');
    }
  },
);

test.for(carriers)(
  '$name: the handshake tells the version of the contract',
  async ({ connect }) => {
    await using host = await connectedHost(connect);
    const answer = value(await host.client.call('host.capabilities', {}));
    expect(answer).toMatchObject({ contractVersion, host: 'browser', nativeDialogs: false });
  },
);

test.for(carriers)(
  '$name: changes reach the window in order, each with the next sequence number',
  async ({ connect }) => {
    await using host = await connectedHost(connect);
    const { client } = host;
    const created = await client.call('experiment.create', {
      path: path.join(host.folder, 'order.jitterbook.json'),
      title: 'Order',
    });
    const follow = followUntil(client, value(created).sequence + 6);
    for (const key of ['a', 'b', 'c', 'd']) {
      value(
        await client.call('experiment.execute', {
          command: 'addHost',
          input: z.json().parse(exampleHost(key)),
        }),
      );
    }
    expect(value(await client.call('experiment.undo', {}))).toEqual({
      label: 'add host solarflared',
    });
    expect(value(await client.call('experiment.redo', {}))).toEqual({
      label: 'add host solarflared',
    });
    value(await client.call('experiment.save', {}));

    const changes = await follow;
    expect(changes.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(changes.map(({ undoLabel }) => undoLabel)).toEqual([
      'add host solarflarea',
      'add host solarflareb',
      'add host solarflarec',
      'add host solarflared',
      'add host solarflarec',
      'add host solarflared',
    ]);
    const { open } = value(await client.call('experiment.state', {}));
    expect(Object.keys(open?.experiment.hosts ?? {})).toHaveLength(4);
    expect(open?.save.kind).toBe('saved');
  },
);

test.for(carriers)(
  '$name: a second host opens an experiment that is held for reading only, and says who has it',
  async ({ connect }) => {
    await using first = await connectedHost(connect);
    await using second = await connectedHost(connect);
    const file = path.join(first.folder, 'held.jitterbook.json');
    value(await first.client.call('experiment.create', { path: file, title: 'Held' }));
    const opened = value(await second.client.call('experiment.open', { path: file }));
    expect(opened.save).toMatchObject({ kind: 'read-only' });
    expect(JSON.stringify(opened.save)).toContain(String(process.pid));
    const refused = await second.client.call('experiment.execute', {
      command: 'addHost',
      input: z.json().parse(exampleHost('a')),
    });
    expect(failureOf(refused).kind).toBe('read-only');
  },
);

test.for(carriers)(
  '$name: a bug answers as internal with the name of a log entry and with nothing else',
  async ({ connect }) => {
    await using host = await connectedHost(connect, {
      kind: 'desktop',
      pickFile: () => Promise.reject(new Error('the password is open sesame')),
    });
    const answer = failureOf(
      await host.client.call('files.pick', { purpose: 'open', suggestedName: '' }),
    );
    expect(answer.kind).toBe('internal');
    expect(JSON.stringify(answer)).not.toContain('sesame');
    const [, entry] = /as ([0-9a-f]{8})\./.exec(answer.message) ?? [];
    const log = await readFile(path.join(host.folder, 'data', 'jitterbook.log'), 'utf8');
    expect(log).toContain(` ${String(entry)} Error: `);
  },
);

/** The changes of the open experiment as they come, until one has this sequence number. */
function followUntil(client: Client, sequence: number): Promise<DocumentChange[]> {
  const changes: DocumentChange[] = [];
  return new Promise((resolve) => {
    const stop = client.on('experiment.changed', (change) => {
      if (change.sequence <= changes.length) return;
      changes.push(change);
      if (change.sequence < sequence) return;
      stop();
      resolve(changes);
    });
  });
}

function bugOf(answer: Result<unknown, Failure>): Failure | undefined {
  return answer.ok || answer.error.kind !== 'internal' ? undefined : answer.error;
}

function value<T>(answer: Result<T, Failure>): T {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

function failureOf(answer: Result<unknown, Failure>): Failure {
  if (answer.ok) throw new Error('It succeeded.');
  return answer.error;
}
