import { useState } from 'react';
import type { Host } from '../../../shared/model/host.ts';
import { TextField } from '../../widgets/text-field.tsx';

type HardwareFieldsProps = {
  readonly host: Host;
  readonly isReadOnly: boolean;
  readonly onChange: (host: Host) => Promise<boolean>;
};

/** What most often decides a latency and cannot be read from the host. */
const usual = ['firmware variant', 'BIOS profile', 'slot', 'cable'];

/** What a person knows about the hardware; an empty field is not recorded. */
export function HardwareFields({ host, isReadOnly, onChange }: HardwareFieldsProps) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const names = [...new Set([...usual, ...Object.keys(host.hardware), ...added])];
  const set = (name: string, value: string) => {
    const others = Object.entries(host.hardware).filter(([other]) => other !== name);
    const text = value.trim();
    const hardware = Object.fromEntries(text === '' ? others : [...others, [name, text]]);
    return onChange({ ...host, hardware });
  };
  return (
    <section className="host-part" aria-labelledby="host-hardware">
      <h2 id="host-hardware">
        Hardware, as you know it
        <span className="count">frozen into each run when it starts</span>
      </h2>
      <div className="fields">
        {names.map((name) => (
          <TextField
            key={name}
            label={name.charAt(0).toUpperCase() + name.slice(1)}
            value={host.hardware[name] ?? ''}
            placeholder="not recorded"
            isReadOnly={isReadOnly}
            onCommit={(value) => set(name, value)}
          />
        ))}
        {!isReadOnly && (
          <TextField
            label="Another fact: its name"
            value=""
            placeholder="such as: riser, PSU, memory speed"
            onCommit={(name) => {
              if (name.trim() !== '') setAdded([...added, name.trim()]);
              return undefined;
            }}
          />
        )}
      </div>
    </section>
  );
}
