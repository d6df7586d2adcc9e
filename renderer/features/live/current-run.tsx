import type { Campaign } from '../../../shared/api/values.ts';
import { quoteArgv } from '../../../shared/base/quote.ts';
import type { Run } from '../../../shared/model/run.ts';
import { runTitle } from '../../../shared/views/run-title.ts';
import { CommandLine } from '../../widgets/command-line.tsx';
import { InspectorSection } from '../../widgets/screen-frame.tsx';
import { StepList } from './step-list.tsx';

type CurrentRunProps = { readonly campaign: Campaign; readonly run: Run | undefined };

/** Steps and commands of the run under way. */
export function CurrentRun({ campaign, run }: CurrentRunProps) {
  const { current, runs } = campaign;
  if (!current) {
    return (
      <InspectorSection title="No run under way">
        <p className="quiet">The campaign has ended. What it measured is in the runs.</p>
      </InspectorSection>
    );
  }
  const place = runs.findIndex(({ id }) => id === current.runId) + 1;
  return (
    <>
      <InspectorSection
        title={`Run ${String(place)} of ${String(runs.length)}`}
        aside={`about ${String(Math.round(current.estimatedSeconds))} s`}
      >
        {run && (
          <p className="live-run-title">
            <bdi>{runTitle(run)}</bdi>
          </p>
        )}
        <StepList steps={current.steps} />
      </InspectorSection>
      {current.commands.map(({ role, argv }) => (
        <InspectorSection key={role} title={`Command, ${role}`}>
          <CommandLine command={quoteArgv(argv)} />
        </InspectorSection>
      ))}
    </>
  );
}
