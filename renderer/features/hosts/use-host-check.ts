import { useState } from 'react';
import type { HostCheck } from '../../../shared/api/values.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { useSession } from '../../store/react.ts';

export type HostCheckState =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'connected'; readonly check: HostCheck }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Connects to a host on demand and keeps what it said. */
export function useHostCheck(hostId: string): readonly [HostCheckState, () => void] {
  const { client } = useSession();
  const [state, setState] = useState<HostCheckState>({ kind: 'not-asked' });
  const check = async () => {
    setState({ kind: 'checking' });
    const answer = await client.call('hosts.check', { hostId });
    setState(
      answer.ok
        ? { kind: 'connected', check: answer.value }
        : { kind: 'failed', failure: answer.error },
    );
  };
  return [state, () => void check()];
}
