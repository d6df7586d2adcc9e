import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure, type Failure } from '../../shared/base/failure.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Dispatch } from '../../shared/api/dispatcher.ts';
import { pageHeaders, readStaticFile } from '../host/static-files.ts';
import type { EventListener } from '../host/event-bus.ts';
import { createAccess, type Access } from './access.ts';
import { streamEvents } from './events.ts';
import { isTooLarge, readBody } from './body.ts';

export type BrowserHost = AsyncDisposable & {
  /** The address without the token. */
  readonly origin: string;
  /** The first URL, which carries the token. */
  readonly url: string;
};

type Served = {
  readonly rendererDirectory: string;
  readonly dispatch: Dispatch;
  readonly subscribe: (listener: EventListener) => () => void;
};

/**
 * Serves the window on 127.0.0.1 only.
 *
 * @param port 0 lets the system choose.
 * @returns a failure of kind `unreachable` when the port is taken.
 */
export async function startBrowserHost(
  served: Served,
  port: number,
): Promise<Result<BrowserHost, Failure>> {
  const server = createServer();
  const listening = await new Promise<Failure | undefined>((resolve) => {
    server.once('error', (error) => {
      resolve(
        failure(
          'unreachable',
          `Port ${String(port)} of 127.0.0.1 cannot be used: ${error.message}.`,
          {
            advice: 'Choose another with --port, or leave --port out.',
          },
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      resolve(undefined);
    });
  });
  if (listening) return err(listening);
  const access = createAccess(portOf(server.address()));
  server.on('request', (request, response) => {
    void answer(served, access, request, response);
  });
  const origin = `http://127.0.0.1:${String(portOf(server.address()))}`;
  return ok({
    origin,
    url: `${origin}/?token=${access.token}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answer(
  served: Served,
  access: Access,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!access.isOwnOrigin(request)) {
    refuse(response, 403, 'This address serves Jitterbook to its own window only.');
    return;
  }
  const address = `http://127.0.0.1${request.url ?? '/'}`;
  if (!URL.canParse(address)) {
    refuse(response, 400, 'The address of the request is none.');
    return;
  }
  const url = new URL(address);
  if (isFirstVisit(access, request, url)) {
    response.writeHead(303, { ...pageHeaders, 'Set-Cookie': access.cookie, Location: '/' }).end();
    return;
  }
  if (!access.hasCookie(request)) {
    refuse(
      response,
      401,
      'Open the address that Jitterbook printed when it started; it carries the token.',
    );
    return;
  }
  if (url.pathname.startsWith('/api/'))
    await answerCall(served, request, response, url.pathname.slice(5));
  else if (url.pathname === '/events') streamEvents(response, served.subscribe);
  else await answerFile(served.rendererDirectory, response, url.pathname);
}

/** The first URL brings the token; the answer takes it out of the address line and puts it into a cookie. */
function isFirstVisit(access: Access, { method }: IncomingMessage, url: URL): boolean {
  return (
    method === 'GET' && url.pathname === '/' && access.isToken(url.searchParams.get('token') ?? '')
  );
}

async function answerCall(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
  if (request.method !== 'POST' || !isJson) {
    refuse(response, 405, 'A call is a POST of application/json.');
    return;
  }
  if (isTooLarge(request)) {
    refuse(response, 413, 'The call is too large.');
    return;
  }
  const input = await readBody(request);
  const result = input.ok ? await served.dispatch(name, input.value) : input;
  response
    .writeHead(200, { ...pageHeaders, 'Content-Type': 'application/json' })
    .end(JSON.stringify(result));
}

async function answerFile(
  rendererDirectory: string,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const file = await readStaticFile(rendererDirectory, path);
  if (file) response.writeHead(200, file.headers).end(file.bytes);
  else refuse(response, 404, 'There is no such page.');
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, { ...pageHeaders, 'Content-Type': 'text/plain; charset=utf-8' })
    .end(`${sentence}\n`);
}
