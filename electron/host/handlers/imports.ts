import { createHash } from 'node:crypto';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import type { ImportedText } from '../../../shared/api/values.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Experiment, RawOutput } from '../../../shared/model/experiment.ts';
import { chosenOutputs } from '../../../shared/tools/import-choices.ts';
import { runOfImport, type RecognisedOutput } from '../../../shared/tools/import.ts';
import { recogniseText } from '../../../shared/tools/recognise-text.ts';
import { findToolIn, toolsOf } from '../../../shared/tools/toolbox.ts';
import type { Desk } from '../desk.ts';
import { systemIdentifiers } from '../identifiers.ts';

/** Reads saved outputs into runs, raw text included: all of them, or none. */
export function importHandlers(desk: Desk): Pick<Handlers, 'imports.add'> {
  return {
    'imports.add': async ({ texts, labels }) => {
      const document = desk.document();
      if (!document.ok) return document;
      const { customTools } = document.value.experiment();
      const outputs = [];
      for (const imported of texts) {
        const chosen = outputsOf(imported, customTools);
        if (!chosen.ok) return chosen;
        outputs.push(...chosen.value);
      }
      if (outputs.length === 0) return err(nothingToImport);
      const raw: Record<string, RawOutput> = {};
      for (const { output } of outputs) {
        const stored = await document.value.storeRaw(Buffer.from(output.text, 'utf8'));
        if (!stored.ok) return stored;
        raw[stored.value.sha256] = stored.value.rawOutput;
      }
      const runs = outputs.map(({ output, name }) =>
        runOfImport(output, {
          labels,
          identifiers: systemIdentifiers,
          sha256,
          fileName: name,
          customTools,
        }),
      );
      const added = await document.value.execute('importRuns', { runs, raw });
      return added.ok ? ok({ runIds: runs.map(({ id }) => id) }) : added;
    },
  };
}

const nothingToImport = failure('unreadable-output', 'No tool output was recognised in the text.', {
  advice:
    'Paste what the tool printed, with its header. `jitterbook tools` lists what can be read.',
});

type NamedOutput = { readonly output: RecognisedOutput; readonly name: string | undefined };

/** What becomes a run of one text. */
function outputsOf(
  { text, name, readAs, assume, choices }: ImportedText,
  customTools: Experiment['customTools'],
): Result<NamedOutput[], Failure> {
  const tool = readAs === undefined ? undefined : findToolIn({ customTools }, readAs);
  if (readAs !== undefined && !tool) {
    return err(failure('not-found', `There is no tool ${readAs} to read the text with.`));
  }
  const options = { tools: toolsOf({ customTools }), readAs: tool, assume };
  const { outputs, refused } = recogniseText(text, options);
  if (refused !== undefined) return err(failure('unreadable-output', refused));
  return ok(chosenOutputs(outputs, choices).map((output) => ({ output, name })));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
