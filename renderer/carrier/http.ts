// Carries calls to the loopback host that served this page: a POST per call, one stream of server-sent events.
import { z } from 'zod';
import type { Carrier, ConnectionState } from './carrier.ts';

const message = z.strictObject({ topic: z.string(), value: z.unknown() });

/** A carrier over HTTP; the cookie that the first address set goes along by itself. */
export function httpCarrier(): Carrier {
  const listeners = new Set<(topic: string, value: unknown) => void>();
  const watchers = new Set<(state: ConnectionState) => void>();
  const events = new EventSource('events');
  const tell = (state: ConnectionState) => watchers.forEach((watcher) => watcher(state));
  events.onopen = () => tell('connected');
  events.onerror = () => tell('lost');
  events.onmessage = ({ data }: MessageEvent<string>) => {
    const event = readMessage(data);
    if (event) listeners.forEach((listener) => listener(event.topic, event.value));
  };
  return {
    async call(name, input) {
      const response = await fetch(`api/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      });
      if (!response.ok) throw new Error(`The host answered ${String(response.status)}.`);
      const answer: unknown = await response.json();
      return answer;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watchConnection(listener) {
      watchers.add(listener);
      if (events.readyState === EventSource.OPEN) listener('connected');
    },
  };
}

function readMessage(text: string): z.infer<typeof message> | undefined {
  try {
    return message.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
