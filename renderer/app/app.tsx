import { useEffect } from 'react';
import { useApp } from '../store/react.ts';
import { followTheme } from '../theme/theme.ts';
import { AskedQuestions } from '../features/dialogs/asked-questions.tsx';
import { FileDialogs } from '../features/dialogs/file-dialogs.tsx';
import { DropTarget } from '../features/imports/drop-target.tsx';
import { WelcomeScreen } from '../features/welcome/welcome-screen.tsx';
import { ExperimentWindow } from './experiment-window.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { NoticeBars } from './notice-bars.tsx';
import { Palette } from './palette.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';
import './frame.css';

/** The whole window: bars, the experiment or the welcome page between them, and what lies over them. */
export function App() {
  const theme = useApp(({ settings }) => settings.theme);
  const overWindow = useApp((state) => state.overWindow);
  const title = useApp(({ open }) => open?.experiment.title);
  useEffect(() => followTheme(theme), [theme]);
  useEffect(() => {
    document.title = title === undefined ? 'Jitterbook' : `${title} - Jitterbook`;
  }, [title]);
  useKeys();
  return (
    <div className="window">
      <a className="skip-link" href="#main" onClick={skipToMain}>
        Go to the content
      </a>
      <TopBar />
      <NoticeBars />
      <WindowBody />
      <StatusBar />
      <Toasts />
      <FileDialogs />
      <DropTarget />
      {overWindow === 'palette' && <Palette />}
      {overWindow === 'keys' && <KeysSheet />}
      <AskedQuestions />
    </div>
  );
}

function WindowBody() {
  const isLoaded = useApp((state) => state.isLoaded);
  const isOpen = useApp(({ open }) => open !== undefined);
  if (!isLoaded) return <main className="window-body" aria-busy="true" />;
  return isOpen ? <ExperimentWindow /> : <WelcomeScreen />;
}

/** The fragment of the address belongs to what is open, so the link moves the focus itself. */
function skipToMain(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
