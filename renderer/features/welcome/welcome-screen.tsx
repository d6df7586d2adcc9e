import { FileDown, FolderOpen, Plus, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useApp, useSession } from '../../store/react.ts';
import { keysHere } from '../../widgets/platform.ts';
import { LabCard } from './lab-card.tsx';
import { RecentFiles } from './recent-files.tsx';
import './welcome.css';

/** Shown while no file is open: begin, the embedded lab, and what was open lately. */
export function WelcomeScreen() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main className="welcome" id="main" tabIndex={-1}>
      <div className="welcome-inner">
        <h1 ref={heading} tabIndex={-1}>
          Start with two hosts, or with the lab that is built in.
        </h1>
        <p className="lead">
          Everything stays in one JSON file on this computer. Nothing is sent anywhere but to the
          hosts you name.
        </p>
        <div className="welcome-columns">
          <div>
            <Begin />
            <RecentFiles />
          </div>
          <LabCard />
        </div>
      </div>
    </main>
  );
}

function Begin() {
  const { update, go } = useSession();
  const isDesktop = useApp(({ capabilities }) => capabilities?.host === 'desktop');
  return (
    <section aria-labelledby="welcome-begin">
      <h2 id="welcome-begin">Begin</h2>
      <div className="card">
        <BeginButton
          icon={Plus}
          title="New experiment"
          text="an empty file, two hosts and a pair"
          keys={isDesktop ? 'Ctrl N' : undefined}
          onClick={() => update({ overWindow: 'new-experiment' })}
        />
        <BeginButton
          icon={FolderOpen}
          title="Open experiment"
          text="a .jitterbook.json file"
          keys="Ctrl O"
          onClick={() => update({ overWindow: 'open-experiment' })}
        />
        <BeginButton
          icon={FileDown}
          title="Import tool outputs"
          text="into a new file; recognised by content"
          keys={undefined}
          onClick={() => {
            go({ screen: 'import' });
            update({ overWindow: 'new-experiment' });
          }}
        />
      </div>
    </section>
  );
}

type BeginButtonProps = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly keys: string | undefined;
  readonly onClick: () => void;
};

function BeginButton({ icon: Icon, title, text, keys, onClick }: BeginButtonProps) {
  return (
    <button type="button" className="begin" onClick={onClick}>
      <Icon size={16} aria-hidden="true" />
      <span className="grow">
        <b>{title}</b>
        <small>{text}</small>
      </span>
      {keys !== undefined && <kbd>{keysHere(keys)}</kbd>}
    </button>
  );
}
