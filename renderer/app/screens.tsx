// Which component shows which address. A screen is a ScreenFrame; it finds its thing by `address.id`.
import type { ComponentType } from 'react';
import { ToolScreen } from '../features/custom-tools/tool-screen.tsx';
import { ToolsScreen } from '../features/custom-tools/tools-screen.tsx';
import { CompareScreen, ComparisonScreen } from '../features/compare/compare-screen.tsx';
import { ExportScreen } from '../features/exports/export-screen.tsx';
import { ImportScreen } from '../features/imports/import-screen.tsx';
import { LiveScreen } from '../features/live/live-screen.tsx';
import { RunScreen } from '../features/runs/run-screen.tsx';
import { RunsScreen } from '../features/runs/runs-screen.tsx';
import { HostScreen } from '../features/hosts/host-screen.tsx';
import { HostsScreen } from '../features/hosts/hosts-screen.tsx';
import { NotebookScreen } from '../features/notebook/notebook-screen.tsx';
import { PairScreen } from '../features/pairs/pair-screen.tsx';
import { PairsScreen } from '../features/pairs/pairs-screen.tsx';
import { PlanScreen } from '../features/plan/plan-screen.tsx';
import { PlansScreen } from '../features/plan/plans-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import type { Address, ScreenName } from '../store/address.ts';

export type ScreenComponent = ComponentType<{ readonly address: Address }>;

export const screens: Readonly<Partial<Record<ScreenName, ScreenComponent>>> = {
  notebook: NotebookScreen,
  hosts: HostsScreen,
  host: HostScreen,
  pairs: PairsScreen,
  pair: PairScreen,
  plans: PlansScreen,
  plan: PlanScreen,
  tools: ToolsScreen,
  tool: ToolScreen,
  settings: SettingsScreen,
  runs: RunsScreen,
  run: RunScreen,
  compare: CompareScreen,
  comparison: ComparisonScreen,
  live: LiveScreen,
  import: ImportScreen,
  export: ExportScreen,
};
