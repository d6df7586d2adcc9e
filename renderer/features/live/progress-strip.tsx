import type { Campaign } from '../../../shared/api/values.ts';
import { hasEnded, type RunState } from '../../../shared/model/run.ts';

type StripProps = { readonly campaign: Campaign };

/** What the caption counts, in this order; a state that no run has is left out. */
const captions = [
  { word: 'complete', states: ['complete'] },
  { word: 'partial', states: ['partial'] },
  { word: 'failed', states: ['failed'] },
  { word: 'cancelled', states: ['cancelled', 'interrupted'] },
  { word: 'running', states: ['preparing', 'running'] },
  { word: 'planned', states: ['planned'] },
] as const satisfies readonly { word: string; states: readonly RunState[] }[];

/** The runs of a campaign in executed order, one block each. */
export function ProgressStrip({ campaign }: StripProps) {
  const ended = campaign.runs.filter(({ state }) => hasEnded(state)).length;
  return (
    <>
      <div
        className="live-strip"
        role="progressbar"
        aria-valuenow={ended}
        aria-valuemin={0}
        aria-valuemax={campaign.runs.length}
        aria-label={`${String(ended)} of ${String(campaign.runs.length)} runs ended`}
      >
        {campaign.runs.map(({ id, state }) => (
          <i key={id} className={state} />
        ))}
      </div>
      <StripCaption runs={campaign.runs} />
    </>
  );
}

function StripCaption({ runs }: { readonly runs: Campaign['runs'] }) {
  return (
    <p className="live-caption">
      <span className="grow">executed order</span>
      {captions.map(({ word, states }) => {
        const count = runs.filter(({ state }) => states.some((one) => one === state)).length;
        if (count === 0) return undefined;
        return (
          <span key={word}>
            <i className={word} aria-hidden="true" />
            {word} <b>{count}</b>
          </span>
        );
      })}
    </p>
  );
}
