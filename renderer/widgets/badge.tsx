// Badges are a closed list: an icon and a word, never colour alone, never a button.
import {
  Ban,
  Check,
  CircleDot,
  CircleHelp,
  Clock,
  Contrast,
  FileDown,
  Play,
  Square,
  Unplug,
  X,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Verdict } from '../../shared/model/annotation.ts';
import type { Run, RunState } from '../../shared/model/run.ts';
import './badge.css';

export type BadgeTone = 'mute' | 'ok' | 'warn' | 'bad' | 'info' | 'line';

type BadgeProps = {
  readonly tone?: BadgeTone;
  readonly icon?: LucideIcon;
  /** Says more on hover. */
  readonly title?: string | undefined;
  readonly children: ReactNode;
};

export function Badge({ tone = 'mute', icon: Icon, title, children }: BadgeProps) {
  return (
    <span className={`badge ${tone}`} title={title}>
      {Icon && <Icon size={12} strokeWidth={2.2} aria-hidden="true" />}
      {children}
    </span>
  );
}

type Look = { readonly tone: BadgeTone; readonly icon: LucideIcon };

const runStateLooks: Readonly<Record<RunState, Look>> = {
  planned: { tone: 'mute', icon: Clock },
  preparing: { tone: 'info', icon: CircleDot },
  running: { tone: 'info', icon: Play },
  complete: { tone: 'ok', icon: Check },
  partial: { tone: 'warn', icon: Contrast },
  failed: { tone: 'bad', icon: X },
  cancelled: { tone: 'mute', icon: Square },
  interrupted: { tone: 'warn', icon: Unplug },
};

export function RunStateBadge({ state }: { readonly state: RunState }) {
  const { tone, icon } = runStateLooks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {state}
    </Badge>
  );
}

/** The state where there is no room for its word; the word is its name and tooltip. */
export function RunStateIcon({ state }: { readonly state: RunState }) {
  const { tone, icon: Icon } = runStateLooks[state];
  return (
    <span className={`state-icon ${tone}`} title={state}>
      <Icon size={14} aria-label={state} role="img" />
    </span>
  );
}

/** Where the run comes from; measured here is the usual case and carries none. */
export function OriginBadge({ origin }: { readonly origin: Run['origin'] }) {
  if (origin === 'measured') return undefined;
  return <Badge icon={FileDown}>{origin}</Badge>;
}

const verdictLooks: Readonly<Record<Verdict['kind'], Look>> = {
  good: { tone: 'ok', icon: Check },
  suspect: { tone: 'warn', icon: CircleHelp },
  discarded: { tone: 'mute', icon: Ban },
};

export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const { tone, icon } = verdictLooks[verdict.kind];
  return (
    <Badge tone={tone} icon={icon} title={verdict.reason || undefined}>
      {verdict.kind === 'discarded' ? <s>{verdict.kind}</s> : verdict.kind}
    </Badge>
  );
}
