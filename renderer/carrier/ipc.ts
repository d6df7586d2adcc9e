import type { Transport } from '../../shared/api/client.ts';
import type { Carrier } from './carrier.ts';

declare global {
  // The preload script exposes these two functions and nothing else.
  var jitterbook: Transport | undefined;
}

/** Carries calls over the preload's bridge. The window cannot outlive its program, so it is always connected. */
export function ipcCarrier(bridge: Transport): Carrier {
  return {
    call: (name, input) => bridge.call(name, input),
    subscribe: (listener) => bridge.subscribe(listener),
    watchConnection: (listener) => listener('connected'),
  };
}
