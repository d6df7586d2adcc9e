import { X } from 'lucide-react';
import type { Plan } from '../../../shared/model/plan.ts';
import { SeriesSwatch } from '../../widgets/series-swatch.tsx';
import { formatSpan, type MatrixCell, type MatrixRow } from './plan-matrix.ts';

type PlanMatrixTableProps = {
  readonly plan: Plan;
  readonly rows: readonly MatrixRow[];
  readonly chosen: number | undefined;
  readonly onChoose: (condition: number) => void;
};

/** Conditions by tests: repeats, and about how long one run takes. A cell shows its commands below. */
export function PlanMatrixTable({ plan, rows, chosen, onChoose }: PlanMatrixTableProps) {
  const tests = rows[0]?.cells.map(({ run }) => run.testTitle) ?? [];
  return (
    <section className="plan-part plain" aria-labelledby="plan-matrix">
      <header>
        <h2 id="plan-matrix">Matrix</h2>
        <span className="count">repeats per cell, and about how long one run takes</span>
      </header>
      <table className="plan-matrix">
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">Condition</span>
            </th>
            {tests.map((title, index) => (
              <th key={index}>
                <bdi>{title}</bdi>
              </th>
            ))}
            <th className="num">runs</th>
            <th className="num">time</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td>
                <span className="row">
                  <SeriesSwatch series={index % 11} />
                  <span className="cut">
                    <bdi className="strong">{row.title}</bdi>{' '}
                    <bdi className="quiet">{row.pairName}</bdi>
                  </span>
                </span>
              </td>
              {row.cells.map((cell) => (
                <td key={cell.condition}>
                  <CellButton
                    cell={cell}
                    repeats={plan.repeats}
                    isChosen={cell.condition === chosen}
                    onChoose={() => onChoose(cell.condition)}
                  />
                </td>
              ))}
              <td className="num">{row.cells.length * plan.repeats}</td>
              <td className="num">{formatSpan(rowSeconds(row, plan.repeats))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rowSeconds({ cells }: MatrixRow, repeats: number): number {
  return cells.reduce((sum, { seconds = 0 }) => sum + seconds * repeats, 0);
}

type CellButtonProps = {
  readonly cell: MatrixCell;
  readonly repeats: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function CellButton({ cell, repeats, isChosen, onChoose }: CellButtonProps) {
  const { seconds, run } = cell;
  return (
    <button
      type="button"
      className={`matrix-cell ${seconds === undefined ? 'unreadable' : ''}`}
      aria-pressed={isChosen}
      title={run.title}
      onClick={onChoose}
    >
      {seconds === undefined ? (
        <>
          <X size={12} aria-hidden="true" />
          not readable
        </>
      ) : (
        <>
          {repeats} <small>× {formatSpan(seconds)}</small>
        </>
      )}
    </button>
  );
}
