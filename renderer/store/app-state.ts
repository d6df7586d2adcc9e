import type {
  Campaign,
  Capabilities,
  LabState,
  OpenExperiment,
  OutputLine,
  Prompt,
  RecentFile,
  Settings,
} from '../../shared/api/values.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type { RunId } from '../../shared/model/identifiers.ts';
import { firstAddress, type Address } from './address.ts';

/** A line at the foot of the window that goes by itself, unless it tells of a failure. */
export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly failure: Failure | undefined;
  /** Offers to take back what the line tells of. */
  readonly offersUndo: boolean;
};

/** Which runs lie over each other, in the order in which they were ticked, and against which one. */
export type Overlay = {
  readonly runIds: readonly RunId[];
  readonly baselineRunId: RunId | undefined;
};

/** Sizes of the frame's parts; widths in CSS pixels. */
export type Layout = {
  readonly sidebarWidth: number;
  readonly sidebarOpen: boolean;
  readonly inspectorWidth: number;
  readonly inspectorOpen: boolean;
};

/** What lies over the window. Questions of the program (`prompts`) come before it. */
export type OverWindow = 'palette' | 'keys' | 'new-experiment' | 'open-experiment';

/** Records as the host gave them, and what this window looks at. Nothing in it is derived. */
export type AppState = {
  readonly connection: 'connecting' | 'connected' | 'lost';
  readonly capabilities: Capabilities | undefined;
  readonly settings: Settings;
  /** Whether the host has said what is open. */
  readonly isLoaded: boolean;
  readonly open: OpenExperiment | undefined;
  readonly recent: readonly RecentFile[];
  readonly lab: LabState;
  readonly campaign: Campaign | undefined;
  /** What the tools of the campaign printed, latest last; bounded. */
  readonly output: readonly OutputLine[];
  readonly prompts: readonly Prompt[];
  readonly toasts: readonly Toast[];
  readonly address: Address;
  readonly overlay: Overlay;
  /** The message size that chart, table and sentence agree on. */
  readonly focusBytes: number | undefined;
  readonly layout: Layout;
  readonly overWindow: OverWindow | undefined;
};

export const emptyOverlay: Overlay = { runIds: [], baselineRunId: undefined };

export const initialState: AppState = {
  connection: 'connecting',
  capabilities: undefined,
  settings: { theme: 'system', chromiumPath: '' },
  isLoaded: false,
  open: undefined,
  recent: [],
  lab: { state: 'stopped' },
  campaign: undefined,
  output: [],
  prompts: [],
  toasts: [],
  address: firstAddress,
  overlay: emptyOverlay,
  focusBytes: undefined,
  layout: { sidebarWidth: 216, sidebarOpen: true, inspectorWidth: 352, inspectorOpen: true },
  overWindow: undefined,
};
