import { Check, CircleAlert, Lock, RefreshCw, TriangleAlert } from 'lucide-react';
import type { SaveState } from '../../shared/api/values.ts';
import { localTime } from '../widgets/local-time.ts';
import { useSession } from '../store/react.ts';

/** Where the experiment stands against its file; saving is automatic. */
export function SaveMark({ save }: { readonly save: SaveState }) {
  const { now } = useSession();
  switch (save.kind) {
    case 'saved':
      return (
        <span className="save-mark">
          <Check size={12} aria-hidden="true" />
          Saved {localTime(save.at, now())}
        </span>
      );
    case 'saving':
      return (
        <span className="save-mark">
          <RefreshCw size={12} aria-hidden="true" />
          Saving
        </span>
      );
    case 'not-saved':
      return (
        <span className="save-mark bad" title={save.reason} role="status">
          <CircleAlert size={12} aria-hidden="true" />
          Not saved: {save.reason}
        </span>
      );
    case 'changed-on-disk':
      return (
        <span className="save-mark warn" role="status">
          <TriangleAlert size={12} aria-hidden="true" />
          Changed on disk
        </span>
      );
    case 'read-only':
      return (
        <span className="save-mark" title={save.reason}>
          <Lock size={12} aria-hidden="true" />
          Read-only
        </span>
      );
  }
}
