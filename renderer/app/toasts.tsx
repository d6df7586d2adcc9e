import { X } from 'lucide-react';
import { useEffect } from 'react';
import type { Toast } from '../store/app-state.ts';
import { useApp, useSession } from '../store/react.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { FailurePanel } from '../widgets/failure-panel.tsx';

/** Undo outlives the line; a failure stays until it is closed. */
const shownMs = 10_000;

/** Lines at the foot of the window: what was done, with Undo, and what failed. */
export function Toasts() {
  const toasts = useApp((state) => state.toasts);
  return (
    <div className="toasts" role="log" aria-label="Messages" aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { ask, update } = useSession();
  const { id, text, failure, offersUndo } = toast;
  useEffect(() => {
    if (failure) return;
    const timer = setTimeout(
      () => update(({ toasts }) => ({ toasts: toasts.filter((other) => other.id !== id) })),
      shownMs,
    );
    return () => clearTimeout(timer);
  }, [failure, id, update]);
  const close = () =>
    update(({ toasts }) => ({ toasts: toasts.filter((other) => other.id !== id) }));
  const undo = () => {
    close();
    void ask('experiment.undo', {});
  };
  return (
    <div className={`toast ${failure ? 'failed' : ''}`}>
      {failure ? (
        <FailurePanel failure={failure} />
      ) : (
        <span className="grow">
          <bdi>{text}</bdi>
        </span>
      )}
      {offersUndo && (
        <Button size="small" onClick={undo}>
          Undo
        </Button>
      )}
      <IconButton icon={X} label="Close message" size="small" onClick={close} />
    </div>
  );
}
