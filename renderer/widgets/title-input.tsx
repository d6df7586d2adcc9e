import { useState } from 'react';
import './title-input.css';

type TitleInputProps = {
  /** What it names, for those who do not see where it stands. */
  readonly label: string;
  readonly title: string;
  readonly isReadOnly: boolean;
  readonly onRename: (title: string) => Promise<boolean>;
  readonly id?: string;
};

/** A title that is typed over in place: taken with Enter or on leaving, given back with Esc. */
export function TitleInput({ label, title, isReadOnly, onRename, id }: TitleInputProps) {
  const [typed, setTyped] = useState<string>();
  const take = () => {
    const next = typed?.trim();
    if (next === undefined || next === '' || next === title) setTyped(undefined);
    else void onRename(next).then(() => setTyped(undefined));
  };
  return (
    <input
      id={id}
      className="title-input"
      aria-label={label}
      value={typed ?? title}
      maxLength={160}
      readOnly={isReadOnly}
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(undefined);
      }}
    />
  );
}
