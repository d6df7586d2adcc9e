import type { ResultsTable, TableCell } from '../../../shared/views/results-table.ts';

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
        {table.rows.map(({ title, payloadBytes, isFocus, cells }, index) => (
          <tr
            key={index}
            className={isFocus ? 'is-focus' : undefined}
            aria-current={isFocus ? 'true' : undefined}
            onClick={payloadBytes === undefined ? undefined : () => onFocusSize(payloadBytes)}
          >
            <th scope="row" className="num">
              {title}
            </th>
            {cells.map((cell, column) => (
              <ResultCell key={table.columns[column]?.title ?? column} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
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
