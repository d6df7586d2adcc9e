import { Check, ChevronRight } from 'lucide-react';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { hashOf, type Address } from '../../store/address.ts';
import { useApp, useExperiment, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';

type Step = { readonly words: string; readonly isDone: boolean; readonly address: Address };

/** What an experiment still lacks before it can answer; gone once runs are there. */
export function NextSteps() {
  const { ask, go } = useSession();
  const experiment = useExperiment();
  const noLab = useApp(({ capabilities }) => capabilities?.noLab);
  if (Object.keys(experiment.runs).length > 0) return undefined;
  const addLab = async () => {
    const added = await ask('lab.addToExperiment', {});
    if (added.ok) go({ screen: 'pair', id: added.value.pairId });
  };
  const hasHosts = Object.keys(experiment.hosts).length > 0;
  return (
    <section className="next-steps card" aria-labelledby="next-steps">
      <h2 id="next-steps">To a first run</h2>
      <ol>
        {stepsOf(experiment).map(({ words, isDone, address }) => (
          <li key={words}>
            <a href={hashOf(address)}>
              {isDone ? (
                <Check size={14} aria-label="done" />
              ) : (
                <ChevronRight size={14} aria-hidden="true" />
              )}
              {words}
            </a>
          </li>
        ))}
      </ol>
      <p>
        <a href={hashOf({ screen: 'import' })}>Import saved tool outputs</a>
        {!hasHosts && noLab === undefined && (
          <>
            {' '}
            or{' '}
            <Button size="small" onClick={() => void addLab()}>
              Use the embedded lab
            </Button>
          </>
        )}
      </p>
    </section>
  );
}

function stepsOf({ hosts, pairs, plans }: Experiment): readonly Step[] {
  const hostCount = Object.keys(hosts).length;
  const pair = Object.values(pairs)[0];
  const plan = Object.values(plans)[0];
  return [
    {
      words: hostCount === 1 ? 'Add a second host' : 'Add two hosts',
      isDone: hostCount >= 2,
      address: { screen: 'host', id: 'new' },
    },
    {
      words: 'Join them to a pair',
      isDone: pair !== undefined,
      address: { screen: 'pair', id: pair?.id ?? 'new' },
    },
    {
      words: 'Plan the runs: tests, factors, repeats',
      isDone: plan !== undefined,
      address: { screen: 'plan', id: plan?.id ?? 'new' },
    },
    {
      words: 'Start the plan',
      isDone: false,
      address: { screen: 'plan', id: plan?.id ?? 'new' },
    },
  ];
}
