import { Info, Minus, TrendingDown, TrendingUp } from 'lucide-react';
import { Fragment } from 'react';
import type { RunId } from '../../../shared/model/identifiers.ts';
import type {
  ComparisonCell,
  ComparisonRow,
  ComparisonVerdict,
} from '../../../shared/views/comparison-table.ts';
import type { LeftOut, Overlay } from '../../../shared/views/overlay.ts';
import { formatBytes } from '../../../shared/units/amount.ts';
import { Badge } from '../../widgets/badge.tsx';
import { SeriesSwatch } from '../../widgets/series-swatch.tsx';

type ComparisonTableProps = {
  readonly overlay: Overlay;
  /** The series in focus: full strength in the charts. */
  readonly focusKey: RunId | undefined;
  readonly onFocus: (key: RunId) => void;
};

/** Columns that make way where the window is narrow; the sentence does not need them. */
const secondary = ['min', 'p99.9'];

/** The ends of a distribution are single samples: their difference in percent would only shout. */
const withoutDifference = ['min', 'max'];

/** The figures of every series at the focus size, each with its difference to the baseline. */
export function ComparisonTable({ overlay, focusKey, onFocus }: ComparisonTableProps) {
  const { table, discarded, notDrawn } = overlay;
  const shown = table.columns.flatMap((title, index) =>
    table.rows.some(({ cells }) => cells[index]?.state !== 'not reported')
      ? [{ title, index }]
      : [],
  );
  return (
    <table className="comparison-table">
      <caption className="visually-hidden">
        Figures at the size in focus and differences to the baseline
      </caption>
      <TableHead overlay={overlay} columns={shown.map(({ title }) => title)} />
      <tbody>
        {table.rows.map((row) => (
          <tr
            key={row.series.key}
            className={row.series.key === focusKey ? 'is-focus' : undefined}
            onClick={() => onFocus(row.series.key)}
          >
            <SubjectCell row={row} />
            <td className="num">{row.runs}</td>
            <td className="num secondary">{row.samples}</td>
            {shown.map(({ title, index }) => (
              <FigureCells key={title} cell={row.cells[index]} column={title} />
            ))}
            <td>
              <VerdictCell verdict={row.verdict} />
            </td>
          </tr>
        ))}
      </tbody>
      <LeftOutRows title="not counted" runs={discarded} />
      <LeftOutRows title="not drawn" runs={notDrawn} />
    </table>
  );
}

type TableHeadProps = { readonly overlay: Overlay; readonly columns: readonly string[] };

function TableHead({ overlay, columns }: TableHeadProps) {
  const { table, focusSize, quantity } = overlay;
  const at = focusSize === undefined ? '' : `${formatBytes(focusSize)}, `;
  return (
    <thead>
      <tr>
        <th scope="col" className="subject">
          {at}
          {quantity ?? 'quantity unknown'} in {table.unit}
        </th>
        <th scope="col" className="num">
          runs
        </th>
        <th scope="col" className="num secondary">
          samples
        </th>
        {columns.map((title) => (
          <Fragment key={title}>
            <th scope="col" className={columnClass(title)}>
              {title}
            </th>
            {!withoutDifference.includes(title) && (
              <th scope="col" className={columnClass(title)}>
                <span className="visually-hidden">{title} to baseline</span>
              </th>
            )}
          </Fragment>
        ))}
        <th scope="col">verdict</th>
      </tr>
    </thead>
  );
}

function columnClass(title: string): string {
  return secondary.includes(title) ? 'num secondary' : 'num';
}

function SubjectCell({ row }: { readonly row: ComparisonRow }) {
  const { series } = row;
  return (
    <th scope="row">
      <span className="subject-cell">
        <SeriesSwatch series={series.number} />
        <a href={`#/run/${series.key}`} title={series.label}>
          <bdi>{series.label}</bdi>
        </a>
        {series.marks.map((mark) => (
          <Badge key={mark} tone="line">
            {mark}
          </Badge>
        ))}
      </span>
    </th>
  );
}

type FigureCellsProps = { readonly cell: ComparisonCell | undefined; readonly column: string };

function FigureCells({ cell, column }: FigureCellsProps) {
  if (!cell) return undefined;
  const { difference, reported, state, text } = cell;
  const strong = column === 'median' ? ' strong' : '';
  const look = state === 'value' ? strong : ' faint';
  return (
    <>
      <td
        className={columnClass(column) + look}
        title={reported === undefined ? undefined : `the tool printed ${reported}`}
      >
        {text}
      </td>
      {!withoutDifference.includes(column) && (
        <td className={`${columnClass(column)} difference`} title={difference?.text}>
          {difference && (
            <span className={difference.direction === 'same' ? 'quiet' : difference.direction}>
              {difference.percentText}
            </span>
          )}
        </td>
      )}
    </>
  );
}

function VerdictCell({ verdict }: { readonly verdict: ComparisonVerdict }) {
  switch (verdict.kind) {
    case 'baseline':
      return <span className="faint">baseline</span>;
    case 'not enough runs':
      return (
        <Badge tone="line" icon={Info}>
          not enough runs
        </Badge>
      );
    case 'no difference seen':
      return <Badge icon={Minus}>no difference seen</Badge>;
    case 'faster':
      return (
        <span className="verdict faster">
          <TrendingDown size={12} aria-hidden="true" />
          faster
        </span>
      );
    case 'slower':
      return (
        <span className="verdict slower">
          <TrendingUp size={12} aria-hidden="true" />
          slower
        </span>
      );
  }
}

/** Runs that are in the overlay and not in its figures, below a rule, with the reason. */
function LeftOutRows({
  title,
  runs,
}: {
  readonly title: string;
  readonly runs: readonly LeftOut[];
}) {
  if (runs.length === 0) return undefined;
  return (
    <tbody className="left-out">
      <tr>
        <th scope="rowgroup" colSpan={20}>
          {title} ({runs.length})
        </th>
      </tr>
      {runs.map(({ runId, title: name, reason }) => (
        <tr key={runId}>
          <th scope="row">
            <a href={`#/run/${runId}`}>
              <bdi>{name}</bdi>
            </a>
          </th>
          <td colSpan={19} className="quiet">
            <bdi>{reason}</bdi>
          </td>
        </tr>
      ))}
    </tbody>
  );
}
