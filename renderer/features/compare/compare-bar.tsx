import type { RunId } from '../../../shared/model/identifiers.ts';
import type { ChartChoice } from '../../../shared/views/overlay.ts';
import { Segmented } from '../../widgets/segmented.tsx';
import { BarSelect } from './bar-select.tsx';
import type { Looks } from './use-looks.ts';

type CompareBarProps = { readonly looks: Looks; readonly onBaseline: (id: RunId) => void };

const kindWords = { size: 'Size', ecdf: 'ECDF', tail: 'Tail' } as const;

/** How the overlay is looked at. */
export function CompareBar({ looks, onBaseline }: CompareBarProps) {
  const { view, kind, isLogarithmic, quantity } = looks;
  const shownQuantity = quantity ?? view.quantity;
  const isRoundTrip = shownQuantity === 'rtt' || shownQuantity === 'half-rtt';
  return (
    <div className="compare-bar">
      <Segmented
        label="Chart"
        value={kind}
        onChange={looks.setKind}
        choices={view.charts.map((choice) => ({
          value: choice.kind,
          label: <KindLabel choice={choice} />,
          ...(choice.reason !== undefined && { title: choice.reason }),
        }))}
      />
      <BaselineSelect view={view} onBaseline={onBaseline} />
      <Segmented
        label="Scale"
        value={isLogarithmic ? 'log' : 'linear'}
        onChange={(scale) => looks.setLogarithmic(scale === 'log')}
        choices={[
          { value: 'log', label: 'log' },
          { value: 'linear', label: 'linear' },
        ]}
      />
      <span className="grow" />
      {isRoundTrip && (
        <BarSelect
          label="Quantity"
          value={shownQuantity}
          choices={[
            { value: 'half-rtt', label: 'half-rtt' },
            { value: 'rtt', label: 'rtt' },
          ]}
          onChange={(value) => looks.setQuantity(value === 'rtt' ? 'rtt' : 'half-rtt')}
        />
      )}
    </div>
  );
}

function KindLabel({ choice }: { readonly choice: ChartChoice }) {
  const { kind, drawable, total } = choice;
  return (
    <>
      {kindWords[kind]}
      {drawable < total && (
        <small>
          {drawable}/{total}
        </small>
      )}
    </>
  );
}

type BaselineSelectProps = Pick<Looks, 'view'> & Pick<CompareBarProps, 'onBaseline'>;

function BaselineSelect({ view, onBaseline }: BaselineSelectProps) {
  const baseline = view.series.find(({ isBaseline }) => isBaseline);
  if (!baseline) return undefined;
  return (
    <BarSelect
      label="Baseline"
      value={baseline.key}
      choices={view.series.map(({ key, label }) => ({ value: key, label }))}
      onChange={(value) => {
        const chosen = view.series.find(({ key }) => key === value);
        if (chosen) onBaseline(chosen.key);
      }}
    />
  );
}
