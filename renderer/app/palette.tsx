import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useApp, useSession } from '../store/react.ts';
import { keysHere } from '../widgets/platform.ts';
import { matchingEntries, paletteEntries, type PaletteEntry } from './palette-entries.ts';
import { perform } from './use-keys.ts';
import { windowActions } from './window-actions.ts';
import './palette.css';

/** One field for runs, hosts, pairs, plans, notes and commands. */
export function Palette() {
  const session = useSession();
  const state = useApp((whole) => whole);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const entries = useMemo(() => {
    const actions = [...session.screenActions.getState(), ...windowActions(session, state)];
    return paletteEntries(state.open?.experiment, actions);
  }, [session, state]);
  const found = useMemo(() => matchingEntries(entries, typed), [entries, typed]);
  const close = () => session.update({ overWindow: undefined });
  useEffect(() => dialog.current?.showModal(), []);
  const take = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    // Closing gives the focus back; what is opened may then take it.
    dialog.current?.close();
    close();
    if (entry.action) perform(entry.action, session.tell);
    else session.go(entry.address);
  };
  return (
    <dialog ref={dialog} className="palette" aria-label="Find and run" onClose={close}>
      <PaletteField
        typed={typed}
        chosen={chosen}
        count={found.length}
        onType={(text) => {
          setTyped(text);
          setChosen(0);
        }}
        onChoose={setChosen}
        onTake={() => take(found[chosen])}
      />
      <ul role="listbox" id="palette-list" aria-label="Found">
        {found.map((entry, index) => (
          <PaletteRow
            key={entry.key}
            entry={entry}
            id={`palette-${String(index)}`}
            isChosen={index === chosen}
            onTake={() => take(entry)}
            onPoint={() => setChosen(index)}
          />
        ))}
      </ul>
      {found.length === 0 && <p>Nothing has “{typed}” in its name.</p>}
    </dialog>
  );
}

type PaletteFieldProps = {
  readonly typed: string;
  readonly chosen: number;
  readonly count: number;
  readonly onType: (text: string) => void;
  readonly onChoose: (index: number) => void;
  readonly onTake: () => void;
};

function PaletteField({ typed, chosen, count, onType, onChoose, onTake }: PaletteFieldProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) onChoose((chosen + step + count) % Math.max(1, count));
    else if (event.key === 'Enter') onTake();
    else return;
    event.preventDefault();
  };
  return (
    <input
      role="combobox"
      aria-label="Find a run, host or command"
      aria-expanded="true"
      aria-controls="palette-list"
      aria-activedescendant={count > 0 ? `palette-${String(chosen)}` : undefined}
      autoComplete="off"
      spellCheck={false}
      autoFocus
      placeholder="Find a run, host or command. > commands, @ hosts and pairs"
      value={typed}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}

type PaletteRowProps = {
  readonly entry: PaletteEntry;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onTake: () => void;
  readonly onPoint: () => void;
};

function PaletteRow({ entry, id, isChosen, onTake, onPoint }: PaletteRowProps) {
  const { icon: Icon, title, context, action } = entry;
  return (
    <li
      role="option"
      id={id}
      aria-selected={isChosen}
      aria-disabled={action?.reason !== undefined}
      onClick={onTake}
      onPointerMove={onPoint}
    >
      <Icon size={14} aria-hidden="true" />
      <bdi className="cut">{title}</bdi>
      <span className="context cut">{action?.reason ?? context}</span>
      {action?.keys !== undefined && <kbd>{keysHere(action.keys)}</kbd>}
    </li>
  );
}
