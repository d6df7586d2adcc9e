import { X } from 'lucide-react';
import { useState } from 'react';
import type { Run } from '../../../shared/model/run.ts';
import { useSession } from '../../store/react.ts';

/** Words by which runs are found again. Enter or a comma ends one. */
export function RunTags({ run, isReadOnly }: { readonly run: Run; readonly isReadOnly: boolean }) {
  const { execute, now } = useSession();
  const [typed, setTyped] = useState('');
  const { tags } = run.annotation;
  const save = (changed: readonly string[]) =>
    void execute('annotateRun', {
      id: run.id,
      changes: { tags: [...changed] },
      at: now().toISOString(),
    });
  const add = () => {
    const tag = typed.trim();
    setTyped('');
    if (tag !== '' && !tags.includes(tag)) save([...tags, tag]);
  };
  if (isReadOnly && tags.length === 0) return undefined;
  return (
    <ul className="run-tags" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <bdi>{tag}</bdi>
          {!isReadOnly && (
            <button
              type="button"
              aria-label={`Take tag ${tag} away`}
              onClick={() => save(tags.filter((other) => other !== tag))}
            >
              <X size={12} aria-hidden="true" />
            </button>
          )}
        </li>
      ))}
      {!isReadOnly && (
        <li className="new">
          <input
            type="text"
            aria-label="New tag"
            placeholder="Add a tag"
            maxLength={60}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ',') return;
              event.preventDefault();
              add();
            }}
          />
        </li>
      )}
    </ul>
  );
}
