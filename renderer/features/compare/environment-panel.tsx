import { ArrowLeftRight, TriangleAlert } from 'lucide-react';
import type { CSSProperties } from 'react';
import type {
  Candidate,
  DifferenceRow,
  EnvironmentDifference,
} from '../../../shared/views/environment-difference.ts';
import type { FactCell } from '../../../shared/views/run-facts.ts';
import { Badge } from '../../widgets/badge.tsx';
import { SeriesSwatch } from '../../widgets/series-swatch.tsx';

/** A column of the panel: a run with its line in the charts. */
export type EnvironmentColumn = { readonly label: string; readonly number: number };

type EnvironmentPanelProps = {
  readonly difference: EnvironmentDifference;
  /** The baseline's, then one per candidate. */
  readonly columns: readonly EnvironmentColumn[];
};

/** What differs between the hosts of the compared runs, and what nobody recorded. */
export function EnvironmentPanel({ difference, columns }: EnvironmentPanelProps) {
  const { candidates, likely, unlikely, same } = difference;
  return (
    <div className="environment" style={columnCount(columns.length)}>
      <ul className="environment-summary">
        {candidates.map((candidate, index) => (
          <CandidateLine
            key={candidate.runId}
            candidate={candidate}
            column={columns[index + 1] ?? { label: candidate.title, number: index + 1 }}
          />
        ))}
      </ul>
      <ul className="environment-columns environment-head" aria-hidden="true">
        {columns.map(({ label, number }) => (
          <li key={number} title={label}>
            <SeriesSwatch series={number} />
            <bdi className="cut">{number === 0 ? 'baseline' : label}</bdi>
          </li>
        ))}
      </ul>
      {likely.length + unlikely.length === 0 && (
        <p className="environment-remark">Nothing recorded differs.</p>
      )}
      <DifferenceGroup title="Likely to change latency" rows={likely} columns={columns} isOpen />
      <DifferenceGroup title="Unlikely to" rows={unlikely} columns={columns} isOpen={false} />
      {same.length > 0 && (
        <details className="environment-group">
          <summary>
            Same where recorded <span className="count">{same.length}</span>
          </summary>
          <dl className="environment-same">
            {same.map(({ title, value }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd title={value}>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

/** All rows have the same columns, as many as there are series. */
function columnCount(count: number): CSSProperties & { '--columns': number } {
  return { '--columns': count };
}

type CandidateLineProps = { readonly candidate: Candidate; readonly column: EnvironmentColumn };

function CandidateLine({ candidate, column }: CandidateLineProps) {
  const { badge, notRecorded } = candidate;
  return (
    <li>
      <span className="row" title={column.label}>
        <SeriesSwatch series={column.number} />
        <bdi className="cut">{column.label}</bdi>
      </span>
      <span className="badges">
        <Badge tone={badge.tone} icon={badge.tone === 'warn' ? TriangleAlert : ArrowLeftRight}>
          {badge.text}
        </Badge>
        {notRecorded > 0 && <Badge tone="line">{notRecorded} not recorded</Badge>}
      </span>
    </li>
  );
}

type DifferenceGroupProps = {
  readonly title: string;
  readonly rows: readonly DifferenceRow[];
  readonly columns: readonly EnvironmentColumn[];
  readonly isOpen: boolean;
};

function DifferenceGroup({ title, rows, columns, isOpen }: DifferenceGroupProps) {
  if (rows.length === 0) return undefined;
  return (
    <details className="environment-group" open={isOpen}>
      <summary>
        {title} <span className="count">{rows.length}</span>
      </summary>
      {rows.map((row) => (
        <dl key={row.title} className="environment-columns environment-fact">
          <div className="fact-name">
            <dt>{row.title}</dt>
            <dd>{provenanceOf(row.cells)}</dd>
          </div>
          {row.cells.map((cell, index) => (
            <div
              key={index}
              className={valueClass(cell, row.differs[index - 1] === true)}
              title={cell.evidence}
            >
              <dt className="visually-hidden">{columns[index]?.label}</dt>
              <dd>
                <bdi>{cell.text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </details>
  );
}

function valueClass({ state }: FactCell, differs: boolean): string {
  if (differs) return 'fact-value differs';
  return state === 'recorded' ? 'fact-value' : 'fact-value faint';
}

/** How the values of a row are known, in a word; several when they differ in that. */
function provenanceOf(cells: readonly FactCell[]): string {
  return [...new Set(cells.flatMap(({ provenance }) => provenance ?? []))].join(', ');
}
