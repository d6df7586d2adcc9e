import type { Measurement } from '../../../shared/model/measurement.ts';
import { resultsTable } from '../../../shared/views/results-table.ts';
import { counted } from '../../../shared/views/words.ts';

/** As many rows as tell whether size and unit are right. */
const shownRows = 4;
/** So many columns fit; of more, the ones that tell most. */
const mostColumns = 7;
const wanted = ['mean', 'median', 'p99', 'max', 'samples', 'message rate', 'throughput'];

/** The first rows of an output as they would be recorded, for a person to hold against the text. */
export function OutputFigures({ measurements }: { readonly measurements: readonly Measurement[] }) {
  const { columns, rows, unit } = resultsTable(measurements.slice(0, shownRows));
  const shown = columns.flatMap(({ title }, index) =>
    columns.length <= mostColumns || wanted.includes(title) ? [index] : [],
  );
  if (shown.length === 0) return undefined;
  const hasDurations = columns.some((column) => column.unit !== undefined);
  return (
    <table className="output-figures">
      <caption className="visually-hidden">The first rows as they are read</caption>
      <thead>
        <tr>
          <th scope="col">{hasDurations ? `row, durations in ${unit}` : 'row'}</th>
          {shown.map((index) => (
            <th key={index} scope="col" className="num">
              {columns[index]?.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, cells }, row) => (
          <tr key={row}>
            <th scope="row">
              <bdi>{title === '' ? 'whole output' : title}</bdi>
            </th>
            {shown.map((index) => (
              <td key={index} className={cells[index]?.state === 'value' ? 'num' : 'num faint'}>
                {cells[index]?.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {measurements.length > shownRows && (
        <tfoot>
          <tr>
            <td colSpan={shown.length + 1} className="faint">
              and {counted(measurements.length - shownRows, 'more row')}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
