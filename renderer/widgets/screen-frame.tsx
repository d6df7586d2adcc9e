import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import { ResizeHandle } from './resize-handle.tsx';
import './screen-frame.css';

/** Where the inspector's width is kept; given by the window's frame. */
export type InspectorFrame = {
  readonly width: number;
  readonly isOpen: boolean;
  readonly onResize: (width: number) => void;
};

const InspectorContext = createContext<InspectorFrame>({
  width: 352,
  isOpen: true,
  onResize: () => undefined,
});

export const InspectorProvider = InspectorContext.Provider;

type ScreenFrameProps = {
  /** What main shows; focus comes here when the screen opens. Text, or a field that renames the thing. */
  readonly title: ReactNode;
  /** State of the thing, right of its title. */
  readonly badges?: ReactNode;
  readonly actions?: ReactNode;
  /** Changes when another thing is opened, so that focus follows. */
  readonly thing: string;
  /** Explains the thing; its regions are `InspectorSection`s. */
  readonly inspector?: ReactNode;
  readonly children: ReactNode;
};

/** The main region with its 44 px head, and the inspector beside it. */
export function ScreenFrame(props: ScreenFrameProps) {
  const { title, badges, actions, thing, inspector, children } = props;
  const { width, isOpen, onResize } = useContext(InspectorContext);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [thing]);
  return (
    <>
      <main className="screen" id="main" tabIndex={-1}>
        <div className="screen-head">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {badges}
          <span className="grow" />
          {actions}
        </div>
        {children}
      </main>
      {inspector !== undefined && isOpen && (
        <aside className="inspector" aria-label="Inspector" tabIndex={-1}>
          <ResizeHandle
            label="Width of the inspector"
            side="left"
            width={width}
            least={300}
            most={560}
            onResize={onResize}
          />
          <div className="inspector-content">{inspector}</div>
        </aside>
      )}
    </>
  );
}

type InspectorSectionProps = {
  readonly title: string;
  /** A count or remark at the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

export function InspectorSection({ title, aside, children }: InspectorSectionProps) {
  return (
    <section className="inspector-section">
      <h2>
        {title}
        {aside !== undefined && <span className="count">{aside}</span>}
      </h2>
      {children}
    </section>
  );
}
