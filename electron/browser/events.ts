import type { ServerResponse } from 'node:http';
import { pageHeaders } from '../host/static-files.ts';
import type { EventListener } from '../host/event-bus.ts';

/** Keeps proxies and the browser from taking a quiet stream for a dead one. */
const heartbeatMs = 15_000;

/** Streams every event as a server-sent event until the window goes. */
export function streamEvents(
  response: ServerResponse,
  subscribe: (listener: EventListener) => () => void,
): void {
  response.writeHead(200, { ...pageHeaders, 'Content-Type': 'text/event-stream' });
  response.write(': open\n\n');
  const end = subscribe((topic, value) => {
    response.write(`data: ${JSON.stringify({ topic, value })}\n\n`);
  });
  const heartbeat = setInterval(() => response.write(': alive\n\n'), heartbeatMs);
  response.on('close', () => {
    clearInterval(heartbeat);
    end();
  });
}
