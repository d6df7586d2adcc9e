import { useMemo, useState } from 'react';
import type { Run } from '../../../shared/model/run.ts';
import { environmentDifference } from '../../../shared/views/environment-difference.ts';
import type { Overlay } from '../../../shared/views/overlay.ts';
import { runTitle } from '../../../shared/views/run-title.ts';
import { useExperiment } from '../../store/react.ts';
import { CommandLine } from '../../widgets/command-line.tsx';
import { Markdown } from '../../widgets/markdown.tsx';
import { Tabs } from '../../widgets/tabs.tsx';
import { quoteArgv } from '../../../shared/base/quote.ts';
import { EnvironmentPanel } from './environment-panel.tsx';

type CompareInspectorProps = { readonly view: Overlay; readonly runs: readonly Run[] };

/** What explains the difference: environments, what people noted, what was executed. */
export function CompareInspector({ view, runs }: CompareInspectorProps) {
  const [chosen, setChosen] = useState<'environment' | 'notes' | 'commands'>('environment');
  const noted = runs.filter(({ annotation }) => annotation.note !== '');
  return (
    <Tabs<typeof chosen>
      label="What explains the difference"
      chosen={chosen}
      onChoose={setChosen}
      tabs={[
        { name: 'environment', label: 'Environment' },
        { name: 'notes', label: 'Notes', aside: String(noted.length) },
        { name: 'commands', label: 'Commands' },
      ]}
    >
      {chosen === 'environment' && <Environment view={view} runs={runs} />}
      {chosen === 'notes' && <Notes runs={noted} />}
      {chosen === 'commands' && <Commands runs={runs} />}
    </Tabs>
  );
}

function Environment({ view, runs }: CompareInspectorProps) {
  const { factors } = useExperiment();
  const difference = useMemo(() => {
    const heads = view.series.flatMap(({ key }) => runs.find(({ id }) => id === key) ?? []);
    const [baseline, ...candidates] = heads;
    return baseline && environmentDifference(baseline, candidates, Object.values(factors));
  }, [view.series, runs, factors]);
  if (!difference || difference.candidates.length === 0) {
    const words =
      runs.length > 1
        ? 'These runs are repeats of one condition. Add a run of another to tell what differs.'
        : 'Two runs are needed to tell what differs.';
    return <p className="panel-remark">{words}</p>;
  }
  return <EnvironmentPanel difference={difference} columns={view.series} />;
}

function Notes({ runs }: { readonly runs: readonly Run[] }) {
  if (runs.length === 0) return <p className="panel-remark">Nobody wrote about these runs.</p>;
  return runs.map((run) => (
    <section key={run.id} className="inspector-section">
      <h2>
        <a href={`#/run/${run.id}`}>
          <bdi>{runTitle(run)}</bdi>
        </a>
      </h2>
      <Markdown text={run.annotation.note} />
    </section>
  ));
}

function Commands({ runs }: { readonly runs: readonly Run[] }) {
  const executed = runs.filter(({ executions }) => executions.some(({ argv }) => argv.length > 0));
  if (executed.length === 0) {
    return <p className="panel-remark">No command was recorded for these runs.</p>;
  }
  return executed.map((run) => (
    <section key={run.id} className="inspector-section">
      <h2>
        <bdi>{runTitle(run)}</bdi>
      </h2>
      {run.executions.map(({ role, argv }, index) => (
        <div key={index} className="executed">
          <span className="count">{role}</span>
          <CommandLine command={quoteArgv(argv)} />
        </div>
      ))}
    </section>
  ));
}
