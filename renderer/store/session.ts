// One window's hold on the program: what it knows, and everything it can ask for.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createClient, type Client } from '../../shared/api/client.ts';
import { calls, type CallName, type InputOf, type OutputOf } from '../../shared/api/contract.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type { IdentifierSource } from '../../shared/base/identifier.ts';
import { newIdentifier } from '../../shared/base/identifier.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CommandName, commands } from '../../shared/model/commands/registry.ts';
import type { Carrier } from '../carrier/carrier.ts';
import type { Action } from './action.ts';
import { hashOf, type Address } from './address.ts';
import { initialState, type AppState } from './app-state.ts';
import { followHost, loadExperiment } from './follow-host.ts';

/** What a command takes, as the model has it. */
export type CommandInput<Name extends CommandName> = Parameters<
  (typeof commands)[Name]['label']
>[0];

/** What a window takes from its surroundings. */
export type Surroundings = IdentifierSource & { readonly openHash: (hash: string) => void };

export type Session = {
  readonly store: StoreApi<AppState>;
  readonly client: Client;
  /** What can be done on the screen that is shown; functions, hence apart from the records. */
  readonly screenActions: StoreApi<readonly Action[]>;
  readonly now: () => Date;
  readonly newId: <Prefix extends string>(prefix: Prefix) => `${Prefix}_${string}`;
  /**
   * Changes the experiment. Resolves once this window shows the change, so that its result can be opened at once. A
   * failure is shown to the person here; the caller only learns of it.
   */
  readonly execute: <Name extends CommandName>(
    command: Name,
    input: CommandInput<Name>,
  ) => Promise<boolean>;
  /** A call whose failure is shown to the person here. */
  readonly ask: <Name extends CallName>(
    name: Name,
    input: InputOf<Name>,
  ) => Promise<Result<OutputOf<Name>, Failure>>;
  readonly go: (address: Address) => void;
  readonly update: (change: Partial<AppState> | ((state: AppState) => Partial<AppState>)) => void;
  /** Says a sentence at the foot of the window. */
  readonly tell: (text: string, options?: { offersUndo?: boolean; failure?: Failure }) => void;
};

/** Starts to follow the host; `store` fills as answers arrive. */
export function createSession(carrier: Carrier, surroundings: Surroundings): Session {
  const store = createStore<AppState>(() => initialState);
  const client = createClient(carrier);
  let toasts = 0;
  const tell: Session['tell'] = (text, { offersUndo = false, failure } = {}) => {
    toasts += 1;
    const toast = { id: toasts, text, offersUndo, failure };
    store.setState((state) => ({ toasts: [...state.toasts, toast].slice(-mostToasts) }));
  };
  const ask: Session['ask'] = async (name, input) => {
    const answer = await client.call(name, input);
    if (!answer.ok) tell(answer.error.message, { failure: answer.error });
    return answer;
  };
  followHost(carrier, client, store);
  return {
    store,
    client,
    screenActions: createStore<readonly Action[]>(() => []),
    tell,
    ask,
    now: () => new Date(surroundings.now()),
    newId: (prefix) => newIdentifier(prefix, surroundings),
    async execute(command, input) {
      // A part that is `undefined` is absent in JSON.
      const json = calls['experiment.execute'].input.parse(
        JSON.parse(JSON.stringify({ command, input })),
      );
      const answer = await ask('experiment.execute', json);
      if (answer.ok) await shown(client, store, answer.value.sequence);
      return answer.ok;
    },
    go: (address) => surroundings.openHash(hashOf(address)),
    update: (change) => store.setState(change),
  };
}

/** More would hide the screen; the oldest goes. */
const mostToasts = 4;

/** An event that takes longer than this to arrive was lost; then the whole is asked again. */
const eventLimitMs = 2000;

async function shown(client: Client, store: StoreApi<AppState>, sequence: number): Promise<void> {
  const isShown = ({ open }: AppState) => open === undefined || open.sequence >= sequence;
  if (isShown(store.getState())) return;
  const arrived = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => settle(false), eventLimitMs);
    const end = store.subscribe((state) => {
      if (isShown(state)) settle(true);
    });
    function settle(value: boolean) {
      clearTimeout(timer);
      end();
      resolve(value);
    }
  });
  if (!arrived) await loadExperiment(client, store);
}
