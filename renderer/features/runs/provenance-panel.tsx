import type { ReactNode } from 'react';
import { toolNameOf, type Run } from '../../../shared/model/run.ts';
import type { RunCard } from '../../../shared/views/run-card.ts';
import type { NamedRaw } from './raw-outputs.ts';
import { timeWithOffset } from './time-with-offset.ts';

type ProvenanceProps = {
  readonly run: Run;
  readonly card: RunCard;
  readonly outputs: readonly NamedRaw[];
};

const origins = {
  measured: 'measured by this notebook',
  imported: 'imported from a saved output',
  sample: 'sample that comes with the program',
} as const satisfies Record<Run['origin'], string>;

/** How every figure on the card can be followed to what the tool printed. */
export function ProvenancePanel({ run, card, outputs }: ProvenanceProps) {
  return (
    <dl className="run-provenance">
      <Entry term="Origin">{origins[run.origin]}</Entry>
      <Entry term="Tool">{card.summary.tool}</Entry>
      <Entry term="Read by">
        parser {run.tool.parserVersion} of {toolNameOf(run)}
      </Entry>
      {card.quantitySentence !== undefined && (
        <Entry term="Quantity">{card.quantitySentence}</Entry>
      )}
      <Entry term="Data">{card.dataSentence}</Entry>
      {run.startedAt !== undefined && <Entry term="Started">{timeWithOffset(run.startedAt)}</Entry>}
      {run.endedAt !== undefined && <Entry term="Ended">{timeWithOffset(run.endedAt)}</Entry>}
      {outputs.map(({ title, sha256, bytes }) => (
        <Entry key={title} term={title}>
          <code>sha256 {sha256}</code>
          {bytes === undefined && ' (no longer in the experiment)'}
        </Entry>
      ))}
      <Entry term="Run">
        <code>{run.id}</code>
      </Entry>
    </dl>
  );
}

function Entry({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>
        <bdi>{term}</bdi>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
