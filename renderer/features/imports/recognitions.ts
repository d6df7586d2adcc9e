// What was recognised in the incoming texts, computed once for each text.
import { chosenOutputs } from '../../../shared/tools/import-choices.ts';
import { recogniseOutputs, type Recognition } from '../../../shared/tools/import.ts';
import { findTool } from '../../../shared/tools/registry.ts';
import type { IncomingSource, IncomingText } from './incoming.ts';

export type RecognisedText = { readonly incoming: IncomingText; readonly recognition: Recognition };

const known = new WeakMap<IncomingSource, Recognition>();

export function recognised(incoming: IncomingText): RecognisedText {
  return { incoming, recognition: recogniseSource(incoming.source) };
}

/** What a source holds; asked again, it is there already. */
export function recogniseSource(source: IncomingSource): Recognition {
  const before = known.get(source);
  if (before) return before;
  const readAs = source.readAs === undefined ? undefined : findTool(source.readAs);
  const recognition = recogniseOutputs(source.text, { readAs });
  known.set(source, recognition);
  return recognition;
}

/** How many runs would be made of a text. */
export function runsOf({ incoming, recognition }: RecognisedText): number {
  return chosenOutputs(recognition.outputs, incoming.choices).length;
}
