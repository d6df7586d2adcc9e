import { useMemo } from 'react';
import type { Run } from '../../../shared/model/run.ts';
import type { FactCell } from '../../../shared/views/run-facts.ts';
import { snapshotTable } from '../../../shared/views/snapshot-table.ts';

/** What was recorded about both hosts, fact by fact. */
export function SnapshotPanel({ run }: { readonly run: Run }) {
  const { columns, groups } = useMemo(() => snapshotTable(run), [run]);
  return (
    <>
      <table className="snapshot">
        <caption className="visually-hidden">Environment of both hosts</caption>
        <thead>
          <tr>
            <th scope="col">fact</th>
            {columns.map(({ role, hostName }) => (
              <th key={role} scope="col">
                {role} <bdi>{hostName}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ title, rows }) => (
          <tbody key={title}>
            <tr className="group">
              <th scope="rowgroup" colSpan={columns.length + 1}>
                {title}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.factId}>
                <th scope="row" title={row.meaning}>
                  {row.title}
                </th>
                {columns.map(({ role }, index) => (
                  <FactTableCell key={role} cell={row.cells[index]} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p className="provenance-key">
        <span className="measured">measured or printed</span>
        <span className="typed">typed</span>
      </p>
    </>
  );
}

function FactTableCell({ cell }: { readonly cell: FactCell | undefined }) {
  if (!cell) return <td />;
  const className = cell.state === 'recorded' ? cell.provenance : 'unknown';
  return (
    <td className={className} title={cell.evidence}>
      <bdi>{cell.text}</bdi>
      {cell.provenance === 'typed' && <span className="visually-hidden"> (typed)</span>}
    </td>
  );
}
