// The three ways from a window to its host. Each carries the same calls and events to the same `Host`.
import { vi } from 'vitest';
import { startBrowserHost } from '../../electron/browser/server.ts';
import type { Host } from '../../electron/host/create-host.ts';
import { answerCall } from '../../electron/main/answer-call.ts';
import { windowUrl } from '../../electron/main/app-scheme.ts';
import { httpCarrier } from '../../renderer/carrier/http.ts';
import { ipcCarrier } from '../../renderer/carrier/ipc.ts';
import type { Transport } from '../../shared/api/client.ts';
import { signIn } from './sign-in.ts';
import { createEventSource } from './stand-in-event-source.ts';

const nodeFetch = globalThis.fetch;

/** A way to a host, open until it is disposed. */
export type Connection = AsyncDisposable & { readonly transport: Transport };

export const carriers: readonly {
  readonly name: string;
  readonly connect: (host: Host) => Promise<Connection>;
}[] = [
  { name: 'in process', connect: connectInProcess },
  { name: 'over IPC', connect: connectOverIpc },
  { name: 'over HTTP', connect: connectOverHttp },
];

function connectInProcess({ dispatch, subscribe }: Host): Promise<Connection> {
  return Promise.resolve(connection({ call: dispatch, subscribe }));
}

/** Electron copies what crosses between its processes by structured clone, both ways. */
function connectOverIpc({ dispatch, subscribe }: Host): Promise<Connection> {
  const answer = answerCall(dispatch);
  const window = { senderFrame: { url: windowUrl, parent: null } };
  const transport = ipcCarrier({
    call: async (name, input) =>
      structuredClone(await answer(window, name, structuredClone(input))),
    subscribe: (listener) =>
      subscribe((topic, value) => {
        listener(topic, structuredClone(value));
      }),
  });
  return Promise.resolve(connection(transport));
}

/** The window's own carrier, with what a browser would bring: the page's address, its cookies and EventSource. */
async function connectOverHttp(host: Host): Promise<Connection> {
  const started = await startBrowserHost({ rendererDirectory: '/nowhere', ...host }, 0);
  if (!started.ok) throw new Error(started.error.message);
  const server = started.value;
  const cookie = await signIn(server.url);
  const browserFetch = (address: string, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    headers.set('origin', server.origin);
    return nodeFetch(new URL(address, server.origin), { ...init, headers });
  };
  const events = createEventSource(browserFetch);
  vi.stubGlobal('EventSource', events.EventSource);
  const carrier = httpCarrier();
  await new Promise<void>((resolve) => {
    carrier.watchConnection((state) => {
      if (state === 'connected') resolve();
    });
  });
  return {
    transport: {
      call: (name, input) => {
        // Several pages live in this one process; each asks its own server.
        vi.stubGlobal('fetch', browserFetch);
        const answer = carrier.call(name, input);
        vi.stubGlobal('fetch', nodeFetch);
        return answer;
      },
      subscribe: (listener) => carrier.subscribe(listener),
    },
    async [Symbol.asyncDispose]() {
      for (const stream of events.opened) stream.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** A connection that ends with its host. */
function connection(transport: Transport): Connection {
  return { transport, [Symbol.asyncDispose]: () => Promise.resolve() };
}
