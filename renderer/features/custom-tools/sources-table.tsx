import type { Metric } from '../../../shared/model/custom-tool.ts';
import { choiceOf, metricChoices, unitsOf, withDetail } from './metric-choices.ts';
import { guessMetric, timeUnitIn } from './guess-metric.ts';

/** A number of the output that can be read, with what it holds in the example. */
export type Source = {
  readonly from: string;
  readonly examples: readonly string[];
  /** What stands after it where it is found, such as its unit. */
  readonly after?: string;
};
export type Read = { readonly from: string; readonly metric: Metric };

type SourcesTableProps = {
  /** What a source is here: column, group, path. */
  readonly noun: 'column' | 'group' | 'path';
  readonly sources: readonly Source[];
  readonly reads: readonly Read[];
  readonly problem: string | undefined;
  readonly onChange: (reads: Read[]) => void;
};

const listedOnce = {
  column: 'Paste an example of its output, and the columns are listed here.',
  group: 'Groups are listed here as you name them in a pattern: (?<mean>[0-9.]+)',
  path: 'Paste an example of its output, and what stands in it is listed here.',
};

/** Says of each source what it is; what nothing is said of is not read. */
export function SourcesTable({ noun, sources, reads, problem, onChange }: SourcesTableProps) {
  // A source that the example lacks stays, for another output may have it.
  const missing = reads.filter(({ from }) => sources.every((source) => source.from !== from));
  const rows: Source[] = [...sources, ...missing.map(({ from }) => ({ from, examples: [] }))];
  const set = (from: string, metric: Metric | undefined) => {
    const others = reads.filter((read) => read.from !== from);
    onChange(metric ? [...others, { from, metric }] : others);
  };
  return (
    <div className="sources">
      <table>
        <thead>
          <tr>
            <th scope="col">{noun}</th>
            <th scope="col">in this example</th>
            <th scope="col">what it is</th>
            <th scope="col">unit</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, examples, after }) => (
            <SourceRow
              key={from}
              from={from}
              examples={examples}
              {...(after !== undefined && { after })}
              metric={reads.find((read) => read.from === from)?.metric}
              onChange={(metric) => set(from, metric)}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="quiet">{listedOnce[noun]}</p>}
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

type SourceRowProps = Source & {
  readonly metric: Metric | undefined;
  readonly onChange: (metric: Metric | undefined) => void;
};

function MetricSelect({ from, after = '', metric, onChange }: Omit<SourceRowProps, 'examples'>) {
  return (
    <select
      aria-label={`What ${from} is`}
      value={metric ? choiceOf(metric) : ''}
      onChange={({ target }) => {
        const chosen = metricChoices.find(({ value }) => value === target.value);
        onChange(chosen && likeliest(chosen.metric, `${from} ${after}`));
      }}
    >
      <option value="">not read</option>
      {metricChoices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** The chosen metric as a name suggests it: its percentile, and its unit. */
function likeliest(chosen: Metric, name: string): Metric {
  const guess = guessMetric(name);
  if (guess && choiceOf(guess) === choiceOf(chosen)) return guess;
  const unit = timeUnitIn(name);
  return unit ? withDetail(chosen, { unit }) : chosen;
}

function SourceRow({ from, examples, after, metric, onChange }: SourceRowProps) {
  const units = metric ? unitsOf(metric) : [];
  return (
    <tr>
      <th scope="row" className="mono">
        <bdi>{from}</bdi>
      </th>
      <td className="mono quiet cut">
        <bdi>{examples.length === 0 ? 'not there' : examples.join('  ')}</bdi>
      </td>
      <td>
        <MetricSelect
          from={from}
          {...(after !== undefined && { after })}
          metric={metric}
          onChange={onChange}
        />
        {metric?.figure === 'percentile' && (
          <input
            className="percentile"
            type="number"
            aria-label={`Percentile of ${from}`}
            min={0}
            max={100}
            step="any"
            value={metric.percentile}
            onChange={({ target }) =>
              onChange(withDetail(metric, { percentile: target.valueAsNumber }))
            }
          />
        )}
      </td>
      <td>
        {metric && 'unit' in metric && (
          <select
            aria-label={`Unit of ${from}`}
            value={metric.unit}
            onChange={({ target }) => onChange(withDetail(metric, { unit: target.value }))}
          >
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unit === 'us' ? 'µs' : unit}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  );
}
