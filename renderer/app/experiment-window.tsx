import { useMemo, type CSSProperties } from 'react';
import { useApp, useExperiment, useSession } from '../store/react.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { InspectorProvider } from '../widgets/screen-frame.tsx';
import { ScreenFrame } from '../widgets/screen-frame.tsx';
import { screens } from './screens.tsx';
import { Sidebar } from './sidebar.tsx';

/** An open experiment: its tree at the left, the opened thing at the right. */
export function ExperimentWindow() {
  const { update } = useSession();
  const layout = useApp((state) => state.layout);
  const inspector = useMemo(
    () => ({
      width: layout.inspectorWidth,
      isOpen: layout.inspectorOpen,
      onResize: (inspectorWidth: number) =>
        update((state) => ({ layout: { ...state.layout, inspectorWidth } })),
    }),
    [layout, update],
  );
  const widths: CSSProperties & Record<`--${string}`, string> = {
    '--sidebar-width': `${String(layout.sidebarWidth)}px`,
    '--inspector-width': `${String(layout.inspectorWidth)}px`,
  };
  return (
    <div className="window-body" style={widths}>
      <Sidebar />
      <InspectorProvider value={inspector}>
        <OpenedScreen />
      </InspectorProvider>
    </div>
  );
}

function OpenedScreen() {
  const address = useApp((state) => state.address);
  const { title } = useExperiment();
  const Screen = screens[address.screen];
  // Another thing is another screen: nothing of what was typed on the one before is left over.
  if (Screen) return <Screen key={`${address.screen}/${address.id ?? ''}`} address={address} />;
  return (
    <ScreenFrame title={title} thing={address.screen}>
      <EmptyState sentence="There is nothing at this address." />
    </ScreenFrame>
  );
}
