import { Contrast, Play, Redo2, Search, Settings, Undo2 } from 'lucide-react';
import type { Campaign } from '../../shared/api/values.ts';
import { hasEnded } from '../../shared/model/run.ts';
import { hashOf } from '../store/address.ts';
import { useApp, useSession } from '../store/react.ts';
import { shownTheme } from '../theme/theme.ts';
import { IconButton } from '../widgets/button.tsx';
import { TitleInput } from '../widgets/title-input.tsx';
import { keysHere } from '../widgets/platform.ts';
import { Mark } from './mark.tsx';
import { SaveMark } from './save-mark.tsx';

/** Mark, experiment and save state; find and run; campaign, undo, theme and settings. */
export function TopBar() {
  const { execute, update } = useSession();
  const open = useApp((state) => state.open);
  return (
    <header className="top-bar" tabIndex={-1}>
      <div className="left">
        <span className="mark">
          <Mark />
        </span>
        {open ? (
          <>
            <TitleInput
              label="Title of the experiment"
              title={open.experiment.title}
              isReadOnly={open.save.kind === 'read-only'}
              onRename={(title) => execute('editExperiment', { title })}
            />
            <span className="file-name cut" title={`${open.directory}/${open.fileName}`}>
              <bdi>{open.fileName}</bdi>
            </span>
            <SaveMark save={open.save} />
          </>
        ) : (
          <span className="program">Jitterbook</span>
        )}
      </div>
      <button type="button" className="find" onClick={() => update({ overWindow: 'palette' })}>
        <Search size={14} aria-hidden="true" />
        <span>{open ? 'Find a run, host or command' : 'Find a command'}</span>
        <kbd>{keysHere('Ctrl K')}</kbd>
      </button>
      <div className="right">
        <CampaignChip />
        <History />
        <i className="separator" />
        <ThemeButton />
        {open && <SettingsLink />}
      </div>
    </header>
  );
}

function History() {
  const { ask } = useSession();
  const open = useApp((state) => state.open);
  const { undoLabel, redoLabel } = open ?? {};
  return (
    <>
      <IconButton
        icon={Undo2}
        label={undoLabel === undefined ? 'Undo' : `Undo: ${undoLabel}`}
        disabled={undoLabel === undefined}
        onClick={() => void ask('experiment.undo', {})}
      />
      <IconButton
        icon={Redo2}
        label={redoLabel === undefined ? 'Redo' : `Redo: ${redoLabel}`}
        disabled={redoLabel === undefined}
        onClick={() => void ask('experiment.redo', {})}
      />
    </>
  );
}

function ThemeButton() {
  const { ask, update } = useSession();
  const toggle = async () => {
    const theme = shownTheme() === 'dark' ? 'light' : 'dark';
    const changed = await ask('settings.change', { theme });
    if (changed.ok) update({ settings: changed.value });
  };
  return <IconButton icon={Contrast} label="Light or dark theme" onClick={() => void toggle()} />;
}

function SettingsLink() {
  const { go } = useSession();
  return <IconButton icon={Settings} label="Settings" onClick={() => go({ screen: 'settings' })} />;
}

/** Brings one back to the runs that are under way, from wherever one is. */
function CampaignChip() {
  const campaign = useApp((state) => state.campaign);
  if (!campaign || campaign.endedAt !== undefined) return undefined;
  return (
    <a className="campaign-chip" href={hashOf({ screen: 'live' })}>
      <Play size={12} aria-hidden="true" />
      {campaignWords(campaign)}
    </a>
  );
}

function campaignWords({ runs, secondsLeft }: Campaign): string {
  const ended = runs.filter(({ state }) => hasEnded(state)).length;
  const progress = `${String(ended)} / ${String(runs.length)}`;
  if (secondsLeft === undefined) return progress;
  const minutes = Math.floor(secondsLeft / 60);
  const seconds = Math.round(secondsLeft % 60);
  return minutes > 0
    ? `${progress}, ${String(minutes)} min ${String(seconds)} s`
    : `${progress}, ${String(seconds)} s`;
}
