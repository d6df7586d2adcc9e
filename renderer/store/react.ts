// The one bridge between the store and React.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { ensure } from '../../shared/base/assert.ts';
import type { OpenExperiment } from '../../shared/api/values.ts';
import type { Experiment } from '../../shared/model/experiment.ts';
import type { AppState } from './app-state.ts';
import type { Session } from './session.ts';

const SessionContext = createContext<Session | undefined>(undefined);

/** Gives the window's session to everything below it. */
export const SessionProvider = SessionContext.Provider;

/** The window's session: commands, calls and navigation. */
export function useSession(): Session {
  return ensure(useContext(SessionContext), 'every component stands below SessionProvider');
}

/** A part of the store. `select` gives records by reference; what is derived from them is memoised where it is used. */
export function useApp<Part>(select: (state: AppState) => Part): Part {
  return useStore(useSession().store, select);
}

/** The open experiment with its file and save state; screens stand only where one is open. */
export function useOpen(): OpenExperiment {
  return ensure(
    useApp(({ open }) => open),
    'a screen is shown only while an experiment is open',
  );
}

/** The open experiment itself. */
export function useExperiment(): Experiment {
  return useOpen().experiment;
}

/** Whether the experiment can be changed from this window. */
export function useIsReadOnly(): boolean {
  return useOpen().save.kind === 'read-only';
}
