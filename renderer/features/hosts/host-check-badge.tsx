import { Check, CircleDot, X } from 'lucide-react';
import { Badge } from '../../widgets/badge.tsx';
import type { HostCheckState } from './use-host-check.ts';

/** How the last connection went; nothing before the first. */
export function HostCheckBadge({ state }: { readonly state: HostCheckState }) {
  switch (state.kind) {
    case 'not-asked':
      return undefined;
    case 'checking':
      return (
        <Badge tone="info" icon={CircleDot}>
          connecting
        </Badge>
      );
    case 'connected':
      return (
        <Badge tone="ok" icon={Check}>
          connected in {Math.round(state.check.connectMs)} ms
        </Badge>
      );
    case 'failed':
      return (
        <Badge tone="bad" icon={X}>
          not connected
        </Badge>
      );
  }
}
