import type { Campaign } from '../../../shared/api/values.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import type { Run } from '../../../shared/model/run.ts';
import { keyFigure } from '../../../shared/views/run-summary.ts';
import { runTitle } from '../../../shared/views/run-title.ts';
import { useApp } from '../../store/react.ts';
import { RunStateBadge } from '../../widgets/badge.tsx';
import { tailFigure } from '../runs/tail-figure.ts';

type CampaignResultsProps = { readonly campaign: Campaign; readonly runs: Experiment['runs'] };

/** One row per run in executed order; figures appear when a run ends, never while it measures. */
export function CampaignResults({ campaign, runs }: CampaignResultsProps) {
  return (
    <div className="live-results" tabIndex={0} role="group" aria-label="Results">
      <table>
        <caption className="visually-hidden">Runs in executed order</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              order
            </th>
            <th scope="col">run</th>
            <th scope="col">state</th>
            <th scope="col" className="num">
              repeat
            </th>
            <th scope="col" className="num" colSpan={2}>
              key figure
            </th>
            <th scope="col" className="num">
              p99
            </th>
          </tr>
        </thead>
        <tbody>
          {campaign.runs.map(({ id, state }, index) => (
            <tr key={id} aria-current={id === campaign.current?.runId ? 'step' : undefined}>
              <td className="num faint">{index + 1}</td>
              <td className="cut">
                <a href={`#/run/${id}`}>
                  <bdi>{runs[id] ? runTitle(runs[id]) : 'deleted'}</bdi>
                </a>
              </td>
              <td>
                <RunStateBadge state={state} />
              </td>
              <FigureCells run={runs[id]} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FigureCells({ run }: { readonly run: Run | undefined }) {
  const focusBytes = useApp((state) => state.focusBytes);
  const key = run && keyFigure(run, focusBytes);
  return (
    <>
      <td className="num">{run?.repeat}</td>
      <td className="num faint">{key?.label}</td>
      <td className="num strong">{key?.text}</td>
      <td className="num">{run && tailFigure(run, focusBytes)}</td>
    </>
  );
}
