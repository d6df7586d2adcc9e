import { createHash } from 'node:crypto';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { RawOutput } from '../../../shared/model/experiment.ts';
import { recogniseOutputs, runOfImport } from '../../../shared/tools/import.ts';
import type { Desk } from '../desk.ts';
import { systemIdentifiers } from '../identifiers.ts';

/** Reads saved outputs into runs, raw text included. */
export function importHandlers(desk: Desk): Pick<Handlers, 'imports.add'> {
  return {
    'imports.add': async ({ text, labels }) => {
      const document = desk.document();
      if (!document.ok) return document;
      const { outputs } = recogniseOutputs(text);
      if (outputs.length === 0) {
        return err(
          failure('unreadable-output', 'No tool output was recognised in the text.', {
            advice:
              'Paste what the tool printed, with its header. `jitterbook tools` lists what can be read.',
          }),
        );
      }
      const raw: Record<string, RawOutput> = {};
      for (const output of outputs) {
        const stored = await document.value.storeRaw(Buffer.from(output.text, 'utf8'));
        if (!stored.ok) return stored;
        raw[stored.value.sha256] = stored.value.rawOutput;
      }
      const runs = outputs.map((output) =>
        runOfImport(output, { labels, identifiers: systemIdentifiers, sha256 }),
      );
      const added = await document.value.execute('importRuns', { runs, raw });
      return added.ok ? ok({ runIds: runs.map(({ id }) => id) }) : added;
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
