import { useState } from 'react';
import { useSession } from '../store/react.ts';

type ExperimentTitleProps = { readonly title: string; readonly isReadOnly: boolean };

/** The experiment's title; typed over in place, taken with Enter or on leaving, given back with Esc. */
export function ExperimentTitle({ title, isReadOnly }: ExperimentTitleProps) {
  const { execute } = useSession();
  const [typed, setTyped] = useState<string>();
  const take = () => {
    const next = typed?.trim();
    if (next === undefined || next === '' || next === title) setTyped(undefined);
    else void execute('editExperiment', { title: next }).then(() => setTyped(undefined));
  };
  return (
    <input
      className="experiment-title"
      aria-label="Title of the experiment"
      value={typed ?? title}
      maxLength={200}
      readOnly={isReadOnly}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(undefined);
      }}
    />
  );
}
