// The experiment as text, and back. The text is for people and for git: two spaces, one value a line, keys in the
// schema's order, records sorted by key, a newline at the end. Equal experiments give equal bytes.
import { failure, type Failure } from '../base/failure.ts';
import { isJsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { describeIssues } from './change.ts';
import { experiment as experimentSchema, type Experiment } from './experiment.ts';
import { findJsonFault } from './json-fault.ts';
import { migrateToPresent } from './migrations/migrate.ts';

/**
 * The text of an experiment file.
 *
 * @throws when the experiment does not fit its schema. Every command checks its input, so that would be a bug.
 */
export function serialiseExperiment(experiment: Experiment): string {
  // The schema puts the keys of its objects in its own order and leaves those of records as they come: sorted.
  return `${JSON.stringify(experimentSchema.parse(sortKeys(experiment)), undefined, 2)}\n`;
}

/**
 * The experiment of a file's text, in the present version. Fails with `storage` when the text is not JSON, ends too early,
 * is another kind of JSON, comes from a newer program, or does not fit the schema.
 */
export function readExperiment(text: string): Result<Experiment, Failure> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const content = json.value;
  if (!isJsonObject(content) || content['kind'] !== 'jitterbook-experiment') {
    return refuse('This is JSON, but not a Jitterbook experiment.', {
      advice: 'Open a file that says "kind": "jitterbook-experiment", or import this one.',
    });
  }
  const migrated = migrateToPresent(content);
  if (!migrated.ok) return migrated;
  const checked = experimentSchema.safeParse(migrated.value);
  if (checked.success) return ok(checked.data);
  const { length } = checked.error.issues;
  return refuse(
    `This experiment does not fit the format in ${length === 1 ? '1 place' : `${length} places`}. It was not changed.`,
    {
      details: describeIssues(checked.error),
      advice: 'Correct these places, or restore a backup.',
    },
  );
}

function parseJson(text: string): Result<unknown, Failure> {
  try {
    const content: unknown = JSON.parse(text);
    return ok(content);
  } catch {
    const fault = findJsonFault(text);
    if (!fault) return refuse('This file is nested too deeply to be an experiment.', {});
    const place = `line ${fault.line}, column ${fault.column}`;
    if (text.trim() === '') return refuse('This file is empty; expected an experiment.', {});
    return fault.truncated
      ? refuse(`This file ends at ${place} in the middle of its JSON. It was not changed.`, {
          advice: 'The rest is missing. Copy the file again, or restore a backup.',
        })
      : refuse(`This file is not JSON: ${place} has ${JSON.stringify(fault.found)}.`, {
          advice: 'Open a file whose name ends in .jitterbook.json.',
        });
  }
}

function refuse(message: string, rest: { advice?: string; details?: string[] }) {
  return err(failure('storage', message, rest));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  // Code units, not a locale: the same order on every machine.
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
