// What a person decides about recognised outputs before they become runs.
import type { RecognisedOutput } from './import.ts';
import type { Assumption } from './tool.ts';

/** Decisions about one output of a text; what is not said is left as it was recognised. */
export type OutputChoice = {
  /** Its place among the outputs of the text, from 0. */
  readonly output: number;
  /** Not imported. */
  readonly isLeftOut?: boolean | undefined;
  /** What the output does not say itself. */
  readonly assume?: Assumption | undefined;
};

/** An output read again with what a person says of it. */
export function readWithChoice(
  output: RecognisedOutput,
  choice: OutputChoice | undefined,
): RecognisedOutput {
  const { assume } = choice ?? {};
  if (!assume) return output;
  return { ...output, parsed: output.parse(assume) };
}

/** The outputs that become runs, as they were chosen. */
export function chosenOutputs(
  outputs: readonly RecognisedOutput[],
  choices: readonly OutputChoice[] = [],
): readonly RecognisedOutput[] {
  const byOutput = new Map(choices.map((choice) => [choice.output, choice]));
  return outputs.flatMap((output, index) => {
    const choice = byOutput.get(index);
    return choice?.isLeftOut ? [] : [readWithChoice(output, choice)];
  });
}
