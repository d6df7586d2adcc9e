import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Client } from '../../shared/api/client.ts';
import type { Prompt } from '../../shared/api/values.ts';

/** One line on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A JSON document (or one NDJSON record) on one line of standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** A line for the person that is no result. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * Asks the questions of SSH at the terminal. Without one, every question is declined with a line that says so: a script
 * never hangs at a hidden prompt.
 */
export function answerPrompts(client: Client): () => void {
  const asked = new Set<string>();
  return client.on('prompts.open', (prompts) => {
    for (const prompt of prompts) {
      if (asked.has(prompt.id)) continue;
      asked.add(prompt.id);
      void answerOne(client, prompt);
    }
  });
}

async function answerOne(client: Client, prompt: Prompt): Promise<void> {
  const canAsk = process.stdin.isTTY;
  if (!canAsk) decline(prompt);
  const answer = canAsk ? await ask(prompt) : undefined;
  await client.call('prompts.answer', {
    id: prompt.id,
    ...(answer === undefined ? {} : { answer }),
  });
}

function decline(prompt: Prompt): void {
  tell(
    prompt.kind === 'host-key'
      ? `The key of ${prompt.hostName} (${prompt.keyType} ${prompt.fingerprint}) is not known, and there is no terminal to ask. Connect once from a terminal.`
      : `${prompt.hostName} asks "${prompt.prompt}", and there is no terminal to ask. Use an agent or a key.`,
  );
}

async function ask(prompt: Prompt): Promise<string | undefined> {
  if (prompt.kind === 'host-key') {
    tell(`First connection to ${prompt.hostName} (${prompt.address}:${String(prompt.port)}).`);
    tell(`${prompt.keyType} key fingerprint: ${prompt.fingerprint}`);
    const answer = await readLine('Is this the right key? Type yes to trust it: ', true);
    return answer.trim() === 'yes' ? 'yes' : undefined;
  }
  return readLine(`${prompt.user}@${prompt.hostName}: ${prompt.prompt} `, prompt.echo);
}

async function readLine(question: string, echo: boolean): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const reader = createInterface({
    input: process.stdin,
    output: echo ? process.stderr : silent,
    terminal: true,
  });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    if (!echo) process.stderr.write('\n');
  }
}
