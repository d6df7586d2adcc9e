import { formatBytes } from '../../shared/units/amount.ts';
import type { ComparisonRow } from '../../shared/views/comparison-table.ts';
import type { Overlay } from '../../shared/views/overlay.ts';
import { textTable } from './text-table.ts';

/** At least one overlay of the same series, each at another message size. */
export type Views = readonly [Overlay, ...Overlay[]];

/** One line per size and series: the figures with their unit, and the difference of the median to the baseline. */
export function comparisonText(views: Views): string {
  const ordered = [...views].sort((a, b) => (a.focusSize ?? 0) - (b.focusSize ?? 0));
  const [{ table }] = views;
  const header = ['size', 'runs of', ...table.columns, `median difference`, 'verdict'];
  const rows = ordered.flatMap((view) => view.table.rows.map((row) => textRow(view, row)));
  return textTable(
    header,
    rows,
    header.map((_, column) => column > 1 && column < header.length - 1),
  );
}

function textRow(
  { focusSize, table }: Overlay,
  { series, cells, verdict }: ComparisonRow,
): string[] {
  const median = cells[table.columns.indexOf('median')]?.difference;
  return [
    focusSize === undefined ? '' : formatBytes(focusSize),
    series.label,
    ...cells.map(({ text, state }) => (state === 'value' ? `${text} ${table.unit}` : text)),
    median ? `${median.text} (${median.percentText})` : '',
    verdict.kind,
  ];
}
