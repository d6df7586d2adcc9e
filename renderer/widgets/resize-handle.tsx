import type { KeyboardEvent, PointerEvent } from 'react';
import './resize-handle.css';

type ResizeHandleProps = {
  readonly label: string;
  /** On which side of the resized part the handle stands. */
  readonly side: 'left' | 'right';
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly onResize: (width: number) => void;
};

const keyStep = 16;

/** A separator that is dragged, or moved with the arrow keys (ARIA window splitter). */
export function ResizeHandle({ label, side, width, least, most, onResize }: ResizeHandleProps) {
  const direction = side === 'right' ? 1 : -1;
  const resize = (next: number) => onResize(Math.min(most, Math.max(least, Math.round(next))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const start = event.clientX;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const onMove = (move: globalThis.PointerEvent) =>
      resize(width + direction * (move.clientX - start));
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener(
      'lostpointercapture',
      () => handle.removeEventListener('pointermove', onMove),
      { once: true },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') resize(width - direction * keyStep);
    else if (event.key === 'ArrowRight') resize(width + direction * keyStep);
    else if (event.key === 'Home') resize(least);
    else if (event.key === 'End') resize(most);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={`resize-handle ${side}`}
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
