import { useEffect, useRef } from 'react';
import type { OutputLine } from '../../../shared/api/values.ts';
import type { Role } from '../../../shared/model/run.ts';

type LogsProps = {
  readonly lines: readonly OutputLine[];
  /** Host names by role; absent while the pair of the run is not known. */
  readonly hostNames: Readonly<Record<Role, string | undefined>>;
};

/** What both tools print, side by side, latest at the end. */
export function LiveLogs({ lines, hostNames }: LogsProps) {
  return (
    <div className="live-logs">
      <SideLog role="initiator" hostName={hostNames.initiator} lines={lines} />
      <SideLog role="responder" hostName={hostNames.responder} lines={lines} />
    </div>
  );
}

type SideLogProps = {
  readonly role: Role;
  readonly hostName: string | undefined;
  readonly lines: readonly OutputLine[];
};

function SideLog({ role, hostName, lines }: SideLogProps) {
  const own = lines.filter((line) => line.role === role);
  const scroller = useRef<HTMLPreElement>(null);
  useEffect(() => {
    // Follows the end unless the person scrolled up to read.
    const box = scroller.current;
    if (box && box.scrollHeight - box.scrollTop - box.clientHeight < 80) {
      box.scrollTop = box.scrollHeight;
    }
  }, [own.length]);
  const heading = hostName === undefined ? role : `${hostName}, ${role}`;
  return (
    <section aria-label={`Output of ${heading}`}>
      <h2>
        <bdi>{heading}</bdi>
        <span>{own.length === 1 ? '1 line' : `${String(own.length)} lines`}</span>
      </h2>
      <pre ref={scroller} tabIndex={0}>
        {own.map(({ at, stream, line }, index) => (
          <div key={index} className={stream}>
            <time>{clockTime(at)}</time> <bdi>{line}</bdi>
          </div>
        ))}
      </pre>
    </section>
  );
}

/** `14:09:41.114`, local. */
function clockTime(at: string): string {
  const time = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const milliseconds = String(time.getMilliseconds()).padStart(3, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${milliseconds}`;
}
