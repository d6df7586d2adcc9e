import { useRef, useState, type KeyboardEvent } from 'react';
import type { RunId } from '../../../shared/model/identifiers.ts';
import type { Run } from '../../../shared/model/run.ts';
import { runSummary } from '../../../shared/views/run-summary.ts';
import { RunStateBadge, VerdictBadge } from '../../widgets/badge.tsx';
import { localTime } from '../../widgets/local-time.ts';
import { SeriesSwatch } from '../../widgets/series-swatch.tsx';
import { tailFigure } from './tail-figure.ts';

type RunTableProps = {
  readonly runs: readonly Run[];
  readonly ticked: readonly RunId[];
  /** Line styles of those that the overlay draws. */
  readonly series: ReadonlyMap<RunId, number>;
  readonly focusBytes: number | undefined;
  readonly now: Date;
  readonly onTick: (id: RunId) => void;
  readonly onOpen: (id: RunId) => void;
};

/**
 * All runs in executed order. One tab stop: arrows move, Space ticks, Enter opens (ARIA grid with rows as the unit of
 * focus).
 */
export function RunTable({ runs, ticked, series, focusBytes, now, onTick, onOpen }: RunTableProps) {
  const [current, setCurrent] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(runs.length - 1, index));
    setCurrent(next);
    body.current?.rows.item(next)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const run = runs[index];
    const acts: Record<string, (() => void) | undefined> = {
      ArrowDown: () => moveTo(index + 1),
      ArrowUp: () => moveTo(index - 1),
      Home: () => moveTo(0),
      End: () => moveTo(runs.length - 1),
      ' ': () => run && onTick(run.id),
      Enter: () => run && onOpen(run.id),
    };
    const act = acts[event.key];
    if (!act || event.target !== event.currentTarget) return;
    event.preventDefault();
    act();
  };
  return (
    <table className="run-table" role="grid" aria-multiselectable="true" aria-label="Runs">
      <RunTableHead />
      <tbody ref={body}>
        {runs.map((run, index) => (
          <tr
            key={run.id}
            tabIndex={index === Math.min(current, runs.length - 1) ? 0 : -1}
            aria-selected={ticked.includes(run.id)}
            onFocus={() => setCurrent(index)}
            onKeyDown={(event) => onKeyDown(event, index)}
            onDoubleClick={() => onOpen(run.id)}
          >
            <RunCells
              run={run}
              isTicked={ticked.includes(run.id)}
              series={series.get(run.id)}
              focusBytes={focusBytes}
              now={now}
              onTick={onTick}
            />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RunTableHead() {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="visually-hidden">in the overlay</span>
        </th>
        <th scope="col">run</th>
        <th scope="col">state</th>
        <th scope="col" className="secondary">
          pair
        </th>
        <th scope="col">tool</th>
        <th scope="col" className="secondary">
          started
        </th>
        <th scope="col" className="num" colSpan={2}>
          key figure
        </th>
        <th scope="col" className="num">
          p99
        </th>
      </tr>
    </thead>
  );
}

type RunCellsProps = Pick<RunTableProps, 'focusBytes' | 'now' | 'onTick'> & {
  readonly run: Run;
  readonly isTicked: boolean;
  readonly series: number | undefined;
};

function RunCells({ run, isTicked, series, focusBytes, now, onTick }: RunCellsProps) {
  const summary = runSummary(run, focusBytes);
  const { verdict } = run.annotation;
  return (
    <>
      <td className="tick">
        <label title={`${isTicked ? 'Out of' : 'Into'} the overlay (Space)`}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isTicked}
            aria-label={`Compare ${summary.title}`}
            onChange={() => onTick(run.id)}
          />
          {series !== undefined && <SeriesSwatch series={series} />}
        </label>
      </td>
      <td className="title">
        <a href={`#/run/${run.id}`} tabIndex={-1} title={summary.title}>
          <bdi>{summary.title}</bdi>
        </a>
        <Factors factors={summary.factors} />
      </td>
      <td>
        <span className="row">
          <RunStateBadge state={run.state} />
          {verdict && <VerdictBadge verdict={verdict} />}
        </span>
      </td>
      <td className="secondary">
        <bdi>{summary.pair ?? <span className="faint">{summary.origin}</span>}</bdi>
      </td>
      <td>
        <bdi>{summary.tool}</bdi>
      </td>
      <td className="secondary">
        {summary.startedAt === undefined ? (
          <span className="faint">not stated</span>
        ) : (
          localTime(summary.startedAt, now)
        )}
      </td>
      <td className="key-label">{summary.keyFigure?.label}</td>
      <td className="num strong">{summary.keyFigure?.text}</td>
      <td className="num">{tailFigure(run, focusBytes)}</td>
    </>
  );
}

function Factors({ factors }: { readonly factors: Readonly<Record<string, string>> }) {
  return Object.entries(factors).map(([name, level]) => (
    <span key={name} className="factor" title={name}>
      <bdi>{level}</bdi>
    </span>
  ));
}
