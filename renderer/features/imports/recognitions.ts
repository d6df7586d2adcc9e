// What was recognised in the incoming texts, computed once for each text.
import { chosenOutputs } from '../../../shared/tools/import-choices.ts';
import type { Recognition } from '../../../shared/tools/import.ts';
import { recogniseText } from '../../../shared/tools/recognise-text.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { findToolIn, toolsOf } from '../../../shared/tools/toolbox.ts';
import type { IncomingSource, IncomingText } from './incoming.ts';

export type RecognisedText = { readonly incoming: IncomingText; readonly recognition: Recognition };

type Known = { readonly recognition: Recognition; readonly customTools: CustomTools };
type CustomTools = Experiment['customTools'];

const known = new WeakMap<IncomingSource, Known>();

export function recognised(incoming: IncomingText, customTools: CustomTools): RecognisedText {
  return { incoming, recognition: recogniseSource(incoming.source, customTools) };
}

/** What a source holds; asked again with the same tools, it is there already. */
export function recogniseSource(source: IncomingSource, customTools: CustomTools): Recognition {
  const before = known.get(source);
  if (before?.customTools === customTools) return before.recognition;
  const readAs =
    source.readAs === undefined ? undefined : findToolIn({ customTools }, source.readAs);
  const recognition = recogniseText(source.text, { tools: toolsOf({ customTools }), readAs });
  known.set(source, { recognition, customTools });
  return recognition;
}

/** How many runs would be made of a text. */
export function runsOf({ incoming, recognition }: RecognisedText): number {
  return chosenOutputs(recognition.outputs, incoming.choices).length;
}
