import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ResultsRow, ResultsTable, TableCell } from '../../../shared/views/results-table.ts';
import { counted } from '../../../shared/views/words.ts';
import { Button } from '../../widgets/button.tsx';

type ResultsProps = {
  readonly table: ResultsTable;
  /** Such as `half-rtt`; stands in the caption with the unit. */
  readonly quantity: string | undefined;
  readonly onFocusSize: (payloadBytes: number) => void;
};

/** What the tool printed, row by row in its own order. A click on a row makes its size the one in focus. */
export function RunResults({ table, quantity, onFocusSize }: ResultsProps) {
  const durations = table.columns.some(({ unit }) => unit !== undefined);
  return (
    <table className="run-results">
      <caption className="visually-hidden">
        Results as the tool prints them{durations && `, durations in ${table.unit}`}
        {quantity !== undefined && `, ${quantity}`}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="num">
            {quantity === undefined ? 'size' : `size, ${quantity} in ${table.unit}`}
          </th>
          {table.columns.map(({ title }) => (
            <th key={title} scope="col" className="num">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <ResultRow key={index} row={row} columns={table.columns} onFocusSize={onFocusSize} />
        ))}
      </tbody>
      {table.intervals.length > 0 && <Intervals table={table} onFocusSize={onFocusSize} />}
    </table>
  );
}

type IntervalsProps = Pick<ResultsProps, 'table' | 'onFocusSize'>;

/** The intervals of the run, folded: there may be hundreds, and the rows above are the result. */
function Intervals({ table, onFocusSize }: IntervalsProps) {
  const [isOpen, setOpen] = useState(false);
  const { intervals, columns } = table;
  return (
    <tbody className="run-intervals">
      <tr>
        <th scope="rowgroup" colSpan={columns.length + 1}>
          <Button
            kind="ghost"
            size="small"
            icon={isOpen ? ChevronDown : ChevronRight}
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {counted(intervals.length, 'interval')}
          </Button>
        </th>
      </tr>
      {isOpen &&
        intervals.map((row, index) => (
          <ResultRow key={index} row={row} columns={columns} onFocusSize={onFocusSize} />
        ))}
    </tbody>
  );
}

type RowProps = Pick<ResultsProps, 'onFocusSize'> & {
  readonly row: ResultsRow;
  readonly columns: ResultsTable['columns'];
};

function ResultRow({ row, columns, onFocusSize }: RowProps) {
  const { title, payloadBytes, isFocus, cells } = row;
  return (
    <tr
      className={isFocus ? 'is-focus' : undefined}
      aria-current={isFocus ? 'true' : undefined}
      onClick={payloadBytes === undefined ? undefined : () => onFocusSize(payloadBytes)}
    >
      <th scope="row" className="num">
        {title}
      </th>
      {cells.map((cell, column) => (
        <ResultCell key={columns[column]?.title ?? column} cell={cell} />
      ))}
    </tr>
  );
}

function ResultCell({ cell }: { readonly cell: TableCell }) {
  const printed = cell.reported === undefined ? undefined : `the tool printed ${cell.reported}`;
  return (
    <td className={cell.state === 'value' ? 'num' : 'num faint'} title={printed}>
      {cell.text}
    </td>
  );
}
