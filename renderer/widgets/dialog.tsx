import { useEffect, useId, useRef, type ReactNode } from 'react';
import './dialog.css';

type DialogProps = {
  /** A question or a fact. */
  readonly title: string;
  readonly children: ReactNode;
  /** A remark at the left of the buttons. */
  readonly remark?: ReactNode;
  /** Verbs, the safe one first. */
  readonly actions: ReactNode;
  /** The safe answer: what Esc does. */
  readonly onClose: () => void;
  /** Enter in its only field (the form's own way: no field needs a handler for it), and Ctrl Enter anywhere. */
  readonly onSubmit?: () => void;
  readonly width?: 'normal' | 'wide';
};

/**
 * Lies over the window and holds the focus, which the browser's own dialog element does. Focus comes to the element with
 * `data-first-focus` and returns to where it was.
 */
export function Dialog(props: DialogProps) {
  const { title, children, remark, actions, onClose, onSubmit, width = 'normal' } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    // React's autoFocus acts while the dialog is still hidden.
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${width}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          // Else the field would send the form a second time.
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <h2 id={titleId}>{title}</h2>
        <div className="dialog-body">{children}</div>
        <div className="dialog-actions">
          {remark !== undefined && <span className="remark">{remark}</span>}
          <span className="grow" />
          {actions}
        </div>
      </form>
    </dialog>
  );
}
