import type { Transport } from '../../shared/api/client.ts';

export type ConnectionState = 'connected' | 'lost';

/** A transport that also says whether the program on its other end is there. */
export type Carrier = Transport & {
  /**
   * Tells the present state as soon as it is known, then every change. Events may be missed while the connection is
   * lost, so at each `connected` everything has to be asked again.
   */
  readonly watchConnection: (listener: (state: ConnectionState) => void) => void;
};
