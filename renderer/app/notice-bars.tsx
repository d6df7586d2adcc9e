import { History, Info, Lock, TriangleAlert, Unplug, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApp, useSession } from '../store/react.ts';
import { Button } from '../widgets/button.tsx';
import { localTime } from '../widgets/local-time.ts';

/** Bars under the top bar: the program is gone, the file is read-only, changes were recovered, what else to know. */
export function NoticeBars() {
  const { now } = useSession();
  const isLost = useApp(({ connection }) => connection === 'lost');
  const save = useApp(({ open }) => open?.save);
  const recovered = useApp(({ open }) => open?.recovered);
  const notices = useApp(({ open }) => open?.notices) ?? [];
  return (
    <div className="notice-bars">
      {isLost && (
        <NoticeBar tone="bad" icon={Unplug}>
          The program has ended, or this window cannot reach it. What it acknowledged is in the file
          or its journal. Start Jitterbook again.
        </NoticeBar>
      )}
      {save?.kind === 'read-only' && (
        <NoticeBar icon={Lock}>{save.reason} Reading, comparing and exporting work.</NoticeBar>
      )}
      {save?.kind === 'not-saved' && (
        <NoticeBar tone="bad" icon={TriangleAlert}>
          Not saved: {save.reason} Changes are kept in the journal.
        </NoticeBar>
      )}
      {recovered && (
        <ClosableBar key={recovered.until} icon={History}>
          Recovered {recovered.changes === 1 ? '1 change' : `${String(recovered.changes)} changes`}{' '}
          made until {localTime(recovered.until, now())}. Nothing acknowledged was lost.
        </ClosableBar>
      )}
      {notices.map((notice) => (
        <ClosableBar key={notice} icon={Info}>
          {notice}
        </ClosableBar>
      ))}
    </div>
  );
}

type NoticeBarProps = {
  readonly tone?: 'info' | 'warn' | 'bad';
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly action?: ReactNode;
};

function NoticeBar({ tone = 'info', icon: Icon, children, action }: NoticeBarProps) {
  return (
    <div className={`notice-bar ${tone}`} role="status">
      <Icon size={16} aria-hidden="true" />
      <span className="grow">{children}</span>
      {action}
    </div>
  );
}

function ClosableBar(props: Omit<NoticeBarProps, 'action'>) {
  const [isClosed, setClosed] = useState(false);
  if (isClosed) return undefined;
  return (
    <NoticeBar
      {...props}
      action={
        <Button kind="ghost" size="small" onClick={() => setClosed(true)}>
          Close
        </Button>
      }
    />
  );
}
