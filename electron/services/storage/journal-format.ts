// The journal: what is acknowledged and not in the experiment file yet, one entry a line.
//
//   {"check":"5f2c9a0e81d3b764","entry":{"type":"base","sha256":"...","bytes":5120}}
//   {"check":"...","entry":{"type":"step","sequence":7,"at":"2026-03-01T10:00:00.000Z","step":{...}}}
//   {"check":"...","entry":{"type":"fold","sha256":"..."}}
//
// `base` names the bytes of the experiment file that the steps continue. `fold` is written before all steps so far go into
// the experiment file, and names its bytes-to-be: a crash between replacing the file and deleting the journal does not
// apply them twice. `whole` holds the experiment itself, for the time in which somebody else's bytes are in its file. `check` is the beginning of the sha256 of the entry's bytes and tells a line that was half written.
import { createHash } from 'node:crypto';
import { isJsonObject } from '../../../shared/base/json.ts';
import { editStep, type EditStep } from '../../../shared/model/editing.ts';

export type JournalStep = {
  readonly sequence: number;
  /** ISO 8601. */
  readonly at: string;
  readonly step: EditStep;
};

export type JournalEntry =
  | { readonly type: 'base'; readonly sha256: string; readonly bytes: number }
  | ({ readonly type: 'step' } & JournalStep)
  | { readonly type: 'fold'; readonly sha256: string }
  /** Not checked against the schema yet. */
  | { readonly type: 'whole'; readonly experiment: unknown };

export type JournalContent = {
  readonly entries: readonly JournalEntry[];
  /** Bytes up to the end of the last whole entry. */
  readonly goodBytes: number;
  /** Whole lines after the first one that cannot be read: more than the torn end that a crash leaves. */
  readonly damagedLines: number;
};

const checkLength = 16;
const prefixLength = '{"check":"'.length + checkLength + '","entry":'.length;

/** One line of the journal, newline included. */
export function encodeEntry(entry: JournalEntry): string {
  const text = JSON.stringify(entry);
  return `{"check":"${checkOf(text)}","entry":${text}}\n`;
}

/** Reads a journal up to its first line that is not whole. Never throws. */
export function decodeJournal(bytes: Buffer): JournalContent {
  const entries: JournalEntry[] = [];
  let goodBytes = 0;
  for (;;) {
    const end = bytes.indexOf(10, goodBytes);
    const entry = end < 0 ? undefined : decodeEntry(bytes.toString('utf8', goodBytes, end));
    if (!entry) break;
    entries.push(entry);
    goodBytes = end + 1;
  }
  const damagedLines = bytes.subarray(goodBytes).filter((byte) => byte === 10).length;
  return { entries, goodBytes, damagedLines };
}

function decodeEntry(line: string): JournalEntry | undefined {
  const text = line.slice(prefixLength, -1);
  if (line !== `{"check":"${checkOf(text)}","entry":${text}}`) return undefined;
  try {
    return entryOf(JSON.parse(text));
  } catch {
    // A person may have made a right check over a wrong entry.
    return undefined;
  }
}

function entryOf(value: unknown): JournalEntry | undefined {
  if (!isJsonObject(value)) return undefined;
  const { type, sha256, bytes, sequence, at } = value;
  if (type === 'step' && typeof sequence === 'number' && typeof at === 'string') {
    return { type, sequence, at, step: editStep.parse(value['step']) };
  }
  if (type === 'whole') return { type, experiment: value['experiment'] };
  if (typeof sha256 !== 'string') return undefined;
  if (type === 'fold') return { type, sha256 };
  return type === 'base' && typeof bytes === 'number' ? { type, sha256, bytes } : undefined;
}

function checkOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, checkLength);
}
