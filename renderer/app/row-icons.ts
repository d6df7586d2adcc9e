import {
  ArrowLeftRight,
  ChartSpline,
  LayoutGrid,
  NotebookText,
  Play,
  Server,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import type { RowKind } from './tree-rows.ts';

/** One icon per kind of thing, the same in tree, rail and palette. */
export const rowIcons: Readonly<Record<RowKind, LucideIcon>> = {
  notebook: NotebookText,
  hosts: Server,
  pairs: ArrowLeftRight,
  plans: LayoutGrid,
  runs: Play,
  comparisons: ChartSpline,
  tools: Wrench,
};
