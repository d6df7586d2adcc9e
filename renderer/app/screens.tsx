// Which component shows which address. A screen is a ScreenFrame; it finds its thing by `address.id`.
import type { ComponentType } from 'react';
import { CompareScreen, ComparisonScreen } from '../features/compare/compare-screen.tsx';
import { RunScreen } from '../features/runs/run-screen.tsx';
import { RunsScreen } from '../features/runs/runs-screen.tsx';
import type { Address, ScreenName } from '../store/address.ts';

export type ScreenComponent = ComponentType<{ readonly address: Address }>;

export const screens: Readonly<Partial<Record<ScreenName, ScreenComponent>>> = {
  runs: RunsScreen,
  run: RunScreen,
  compare: CompareScreen,
  comparison: ComparisonScreen,
};
