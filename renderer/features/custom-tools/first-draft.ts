import { columnsOf, guessCsv } from './guess-csv.ts';
import { guessMetric } from './guess-metric.ts';
import { documentOf } from './json-sources.ts';
import { emptyDraft, type ToolDraft } from './tool-draft.ts';

/** A draft for a text: its form, and for a table with names in its first line what the columns probably are. */
export function firstDraft(example: string): ToolDraft {
  if (example.trim() === '') return emptyDraft;
  const document = documentOf(example);
  if (typeof document === 'object' && document !== null) return { ...emptyDraft, form: 'json' };
  const form = guessCsv(example);
  const columns = columnsOf(example, form);
  if (columns.length < 2 || form.delimiter === ' ') return emptyDraft;
  const reads = columns.flatMap(({ from }) => {
    const metric = form.header ? guessMetric(from) : undefined;
    return metric ? [{ from, metric }] : [];
  });
  const hasLatency = reads.some(
    ({ metric }) => metric.figure === 'latency' || metric.figure === 'percentile',
  );
  return {
    ...emptyDraft,
    form: 'csv',
    ...(hasLatency && { quantity: 'rtt' }),
    csv: { form: 'csv', ...form, reads },
  };
}
