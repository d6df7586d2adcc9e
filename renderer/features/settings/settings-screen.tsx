import type { Settings } from '../../../shared/api/values.ts';
import { useApp, useSession } from '../../store/react.ts';
import { Field } from '../../widgets/field.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { Segmented } from '../../widgets/segmented.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import './settings.css';

/** Kept by the program, outside the experiment. */
export function SettingsScreen() {
  const { ask, update } = useSession();
  const settings = useApp((state) => state.settings);
  const capabilities = useApp((state) => state.capabilities);
  const change = async (changes: Partial<Settings>) => {
    const changed = await ask('settings.change', changes);
    if (changed.ok) update({ settings: changed.value });
    return changed.ok;
  };
  return (
    <ScreenFrame title="Settings" thing="settings">
      <div className="settings">
        <Field label="Theme" isWide>
          {() => (
            <Segmented
              label="Theme"
              value={settings.theme}
              choices={[
                { value: 'system', label: 'As the system' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
              onChange={(theme) => void change({ theme })}
            />
          )}
        </Field>
        {capabilities?.host !== 'desktop' && (
          <TextField
            label="Chromium or Chrome that prints the PDF"
            value={settings.chromiumPath}
            placeholder="found by itself"
            isMono
            hint={capabilities?.noPdf ?? 'Needed only where none is found.'}
            onCommit={(chromiumPath) => change({ chromiumPath: chromiumPath.trim() })}
          />
        )}
        {capabilities && (
          <p className="faint">
            Jitterbook {capabilities.programVersion}. Settings, known hosts and recent files are
            kept by the program, not in the experiment.
          </p>
        )}
      </div>
    </ScreenFrame>
  );
}
