import { mkdtemp, readFile, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { DocumentChange } from '../../../../shared/api/values.ts';
import type { Failure } from '../../../../shared/base/failure.ts';
import type { Result } from '../../../../shared/base/result.ts';
import { emptyExperiment } from '../../../../shared/model/experiment.ts';
import { readExperiment } from '../../../../shared/model/project-file.ts';
import type { Document } from '../../../../electron/services/storage/document.ts';
import type { StorageEnvironment } from '../../../../electron/services/storage/environment.ts';
import {
  createDocument,
  openDocument,
} from '../../../../electron/services/storage/open-document.ts';
import { someInstant } from '../../../shared/model/arbitrary-experiment.ts';

/** Saves when it is asked to and not by itself. */
export const environment: StorageEnvironment = {
  now: () => Date.now(),
  machine: 'zeus',
  autosaveQuietMs: 3_600_000,
};

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'jitterbook-storage-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A new, empty experiment, open for writing until the test ends. */
export async function newDocument(
  file: string,
  using: StorageEnvironment = environment,
): Promise<Document> {
  const experiment = emptyExperiment('workbench', someInstant);
  return closedLater(value(await createDocument(file, experiment, using)));
}

/** An experiment that is there, open until the test ends. */
export async function openForTest(file: string): Promise<Document> {
  return closedLater(value(await openDocument(file, environment)));
}

function closedLater(document: Document): Document {
  onTestFinished(async () => {
    await document.close();
  });
  return document;
}

/** What a success carries. @throws its message when it is a failure. */
export function value<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The failure. @throws when it is none. */
export function failureOf(result: Result<unknown, Failure>): Failure {
  if (result.ok) throw new Error('Expected a failure');
  return result.error;
}

export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).sort();
}

/** The input of `addNote`. */
export function exampleNote(key: string) {
  return { id: `note_${key}`, at: someInstant, title: `note ${key}`, text: 'Fan was loud.' };
}

/** All that the document tells from now on. */
export function changesOf(document: Document): DocumentChange[] {
  const changes: DocumentChange[] = [];
  document.subscribe((change) => changes.push(change));
  return changes;
}

/** Notes in the file itself, whatever the journal holds. */
export async function notesInFile(file: string): Promise<string[]> {
  return Object.keys(value(readExperiment(await readFile(file, 'utf8'))).notes);
}
