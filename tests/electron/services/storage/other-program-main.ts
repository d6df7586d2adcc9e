// See other-program.ts. Arguments: what to do, the experiment file, a word that makes this program's notes its own.
import { writeSync } from 'node:fs';
import type { Document } from '../../../../electron/services/storage/document.ts';
import { openDocument } from '../../../../electron/services/storage/open-document.ts';
import { exampleRun, someInstant } from '../../../shared/model/arbitrary-experiment.ts';

const [task = '', file = '', word = ''] = process.argv.slice(2);

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const opened = await openDocument(file, {
  now: () => Date.now(),
  machine: 'zeus',
  // Saves fall between the commands as often as possible, or never.
  autosaveQuietMs: task === 'edit-unsaved' ? 3_600_000 : 3,
});
if (!opened.ok) say(`refused ${opened.error.message}`);
else if (task === 'hold') await hold(opened.value);
else await editForEver(opened.value);

/** Opens, says how, and stays until it is killed. */
async function hold(document: Document): Promise<void> {
  const state = document.saveState();
  say(state.kind === 'read-only' ? `read-only ${state.reason}` : state.kind);
  process.stdin.resume();
  await new Promise(() => undefined);
}

/** Adds notes and takes every third back, several at once, and says each that is acknowledged; never ends. */
async function editForEver(document: Document): Promise<void> {
  await document.execute('planRuns', { runs: [exampleRun(word, 'running')] });
  say('opened');
  for (let round = 0; ; round++) {
    await Promise.all(
      ['a', 'b', 'c'].map((letter) => addNote(document, `${word}${round}${letter}`)),
    );
    const undone = await document.undo();
    if (undone.ok) say(`undone ${undone.value.label.replace('add note ', '')}`);
  }
}

async function addNote(document: Document, key: string): Promise<void> {
  const note = { id: `note_${key}`, at: someInstant, title: key, text: '' };
  const added = await document.execute('addNote', note);
  if (added.ok) say(`added ${key}`);
}
