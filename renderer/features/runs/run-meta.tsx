import { Calendar, Network, Tag } from 'lucide-react';
import type { Run } from '../../../shared/model/run.ts';
import type { RunCard } from '../../../shared/views/run-card.ts';
import { timeWithOffset } from './time-with-offset.ts';

/** What ran, between which hosts, when, and under which condition, in one line. */
export function RunMeta({ run, card }: { readonly run: Run; readonly card: RunCard }) {
  const factors = Object.entries(run.factors);
  return (
    <p className="run-meta">
      <span>
        <b>{card.summary.tool}</b>
        {run.testTitle !== card.summary.tool && <bdi>{run.testTitle}</bdi>}
      </span>
      {card.pairSentence !== undefined && (
        <span>
          <Network size={14} aria-label="pair" role="img" />
          <bdi>{card.pairSentence}</bdi>
        </span>
      )}
      {run.startedAt !== undefined && (
        <span>
          <Calendar size={14} aria-label="started" role="img" />
          {timeWithOffset(run.startedAt)}
        </span>
      )}
      {factors.map(([name, level], index) => (
        <span key={name}>
          {index === 0 && <Tag size={14} aria-label="factors" role="img" />}
          <b>
            <bdi>{name}</bdi>=<bdi>{level}</bdi>
          </b>
        </span>
      ))}
    </p>
  );
}
