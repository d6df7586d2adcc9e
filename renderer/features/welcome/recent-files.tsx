import type { RecentFile } from '../../../shared/api/values.ts';
import { useApp, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { localTime } from '../../widgets/local-time.ts';

/** What was open lately; hidden while there is nothing. */
export function RecentFiles() {
  const recent = useApp((state) => state.recent);
  if (recent.length === 0) return undefined;
  return (
    <section aria-labelledby="welcome-recent">
      <h2 id="welcome-recent">Recent</h2>
      <ul className="card">
        {recent.map((file) => (
          <RecentRow key={file.path} file={file} />
        ))}
      </ul>
    </section>
  );
}

function RecentRow({ file }: { readonly file: RecentFile }) {
  const { ask, go, now, update } = useSession();
  const { path, title, fileName, openedAt, missing } = file;
  const forget = async () => {
    const forgotten = await ask('files.forgetRecent', { path });
    if (!forgotten.ok) return;
    update(({ recent }) => ({ recent: recent.filter((other) => other.path !== path) }));
  };
  const open = async () => {
    if ((await ask('experiment.open', { path })).ok) go({ screen: 'notebook' });
  };
  const when = localTime(openedAt, now());
  if (missing) {
    return (
      <li className="recent missing">
        <span className="grow">
          <bdi className="cut">{title}</bdi>
          <small className="cut" title={path}>
            not found: <bdi>{path}</bdi>
          </small>
        </span>
        <Button size="small" onClick={() => void forget()}>
          Forget
        </Button>
      </li>
    );
  }
  return (
    <li>
      <button type="button" className="recent" title={path} onClick={() => void open()}>
        <span className="grow">
          <bdi className="cut">{title}</bdi>
          <small className="cut">
            <bdi>{fileName}</bdi>
          </small>
        </span>
        <small>{when}</small>
      </button>
    </li>
  );
}
