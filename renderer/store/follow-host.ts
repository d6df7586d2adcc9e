import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/api/client.ts';
import type { OpenExperiment } from '../../shared/api/values.ts';
import type { Carrier } from '../carrier/carrier.ts';
import { emptyOverlay, type AppState } from './app-state.ts';
import { followChange } from './follow-document.ts';

/** Lines kept in the window; the whole output is in the file once the run has ended. */
const mostOutputLines = 2000;

/** Fills the store from the host and keeps it up to date, through losses of the connection too. */
export function followHost(carrier: Carrier, client: Client, store: StoreApi<AppState>): void {
  const set = store.setState;
  client.on('experiment.changed', (change) => {
    const { open } = store.getState();
    if (!open) return;
    const next = followChange(open, change);
    if (next) set({ open: next });
    else void loadExperiment(client, store);
  });
  client.on('experiment.opened', ({ open }) => {
    showExperiment(store, open);
    void loadRecent(client, store);
  });
  client.on('prompts.open', (prompts) => set({ prompts }));
  client.on('lab.state', (lab) => set({ lab }));
  client.on('runs.campaign', ({ campaign }) => set({ campaign }));
  client.on('runs.output', (lines) =>
    set(({ output }) => ({ output: [...output, ...lines].slice(-mostOutputLines) })),
  );
  carrier.watchConnection((connection) => {
    set({ connection });
    if (connection === 'connected') void loadAll(client, store);
  });
}

/** Asks for the open experiment as a whole. */
export async function loadExperiment(client: Client, store: StoreApi<AppState>): Promise<void> {
  const answer = await client.call('experiment.state', {});
  if (answer.ok) showExperiment(store, answer.value.open);
}

/** Asks again which files were open lately. */
export async function loadRecent(client: Client, store: StoreApi<AppState>): Promise<void> {
  const answer = await client.call('files.recent', {});
  if (answer.ok) store.setState({ recent: answer.value });
}

async function loadAll(client: Client, store: StoreApi<AppState>): Promise<void> {
  const [capabilities, settings, prompts, lab, campaign] = await Promise.all([
    client.call('host.capabilities', {}),
    client.call('settings.read', {}),
    client.call('prompts.open', {}),
    client.call('lab.state', {}),
    client.call('runs.campaign', {}),
    loadExperiment(client, store),
    loadRecent(client, store),
  ]);
  store.setState({
    ...(capabilities.ok && { capabilities: capabilities.value }),
    ...(settings.ok && { settings: settings.value }),
    ...(prompts.ok && { prompts: prompts.value }),
    ...(lab.ok && { lab: lab.value }),
    ...(campaign.ok && { campaign: campaign.value.campaign }),
  });
}

/** Takes what is open now; another file than before begins without an overlay. */
export function showExperiment(store: StoreApi<AppState>, open: OpenExperiment | undefined): void {
  store.setState((state) => {
    const isSame =
      state.open?.directory === open?.directory && state.open?.fileName === open?.fileName;
    return {
      open,
      isLoaded: true,
      ...(!isSame && { overlay: emptyOverlay, focusBytes: undefined }),
    };
  });
}
