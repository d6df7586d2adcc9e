// Any page of any browser on this machine can send requests to the loopback host; none but our own window may get in.
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowserHost, type BrowserHost } from '../../../electron/browser/server.ts';
import { ensure } from '../../../shared/base/assert.ts';
import { ok } from '../../../shared/base/result.ts';
import { signIn } from '../../contract/sign-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let server: BrowserHost;
let cookie: string;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const dispatched: string[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  const rendererDirectory = path.join(folder.path, 'renderer');
  await mkdir(rendererDirectory);
  await writeFile(path.join(rendererDirectory, 'index.html'), '<title>window</title>');
  await writeFile(path.join(folder.path, 'secret.json'), '{"secret": true}');
  await mkdir(path.join(folder.path, 'renderer-of-another'));
  await writeFile(path.join(folder.path, 'renderer-of-another', 'secret.json'), '{}');
  const dispatch = (name: string) => {
    dispatched.push(name);
    return Promise.resolve(ok(name));
  };
  const started = await startBrowserHost(
    { rendererDirectory, dispatch, subscribe: () => () => undefined },
    0,
  );
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  cookie = await signIn(server.url);
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

test('the first URL sets a cookie that scripts and other sites never see, and hides the token', async () => {
  const answer = await send('GET', new URL(server.url).search.replace(/^/, '/'));
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/');
  const [set] = ensure(answer.headers['set-cookie'], 'it signs in');
  expect(set).toMatch(/^jitterbook-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
});

test('without the cookie nothing is served and nothing is called', async () => {
  const called = dispatched.length;
  for (const target of ['/', '/index.html', '/events', '/?token=', '/?token=wrong']) {
    expect(await send('GET', target), target).toMatchObject({ status: 401 });
  }
  expect(await call('settings.read', {})).toMatchObject({ status: 401 });
  expect(await call('settings.read', { cookie: cookie.replace(/.$/, '') })).toMatchObject({
    status: 401,
  });
  expect(await call('settings.read', { cookie: `x${cookie}` })).toMatchObject({ status: 401 });
  expect(dispatched).toHaveLength(called);
});

test('a name that was pointed at this machine (DNS rebinding) is refused, cookie or not', async () => {
  const { port } = new URL(server.origin);
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1']) {
    const answer = await send('GET', '/', { cookie, host });
    expect(answer.status, host).toBe(403);
  }
  const token = new URL(server.url).search;
  expect(await send('GET', `/${token}`, { host: `evil.example:${port}` })).toMatchObject({
    status: 403,
  });
});

test('a page of another origin is refused, cookie or not', async () => {
  const { port } = new URL(server.origin);
  for (const origin of [
    'http://evil.example',
    'null',
    `https://127.0.0.1:${port}`,
    'http://127.0.0.1:1',
  ]) {
    expect(await call('settings.read', { cookie, origin }), origin).toMatchObject({ status: 403 });
  }
  expect(await call('settings.read', { cookie, origin: server.origin })).toMatchObject({
    status: 200,
  });
});

test('a call is a POST of JSON: what a form or an image could send is refused', async () => {
  expect(await send('GET', '/api/settings.read', { cookie })).toMatchObject({ status: 405 });
  const forms = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'];
  for (const type of forms) {
    const answer = await send('POST', '/api/settings.read', { cookie, 'content-type': type }, '{}');
    expect(answer, type).toMatchObject({ status: 405 });
  }
});

test('a body that is no JSON or too large is refused, and before it is read', async () => {
  const broken = await call('settings.read', { cookie }, '{"cut');
  expect(JSON.parse(broken.body)).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
  const announced = String(1024 ** 4);
  const refused = await call('settings.read', { cookie, 'content-length': announced }, '{}');
  expect(refused.status).toBe(413);
});

test('no path leads out of the folder of the window', async () => {
  for (const target of [
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/../renderer-of-another/secret.json',
    '/..%2frenderer-of-another%2fsecret.json',
    '/%00',
    '/%',
    `/${'a'.repeat(5000)}`,
    '/index.html/..%2f..%2fsecret.json',
  ]) {
    expect(await send('GET', target, { cookie }), target).toMatchObject({ status: 404 });
  }
});

test('an address that is none is refused and the server goes on', async () => {
  for (const target of ['//', '//[', 'http://[', ':99999', '@']) {
    expect((await send('GET', target, { cookie })).status, target).toBeGreaterThanOrEqual(400);
  }
  expect(await send('GET', '/', { cookie })).toMatchObject({ status: 200 });
});

test('every answer has the policy of the page and forbids guessing types', async () => {
  const answers = [
    await send('GET', '/', { cookie }),
    await send('GET', '/nowhere.js', { cookie }),
    await send('GET', '/'),
    await call('settings.read', { cookie }),
    await send('GET', '/', { host: 'evil.example' }),
  ];
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('it listens on loopback only', () => {
  expect(new URL(server.origin).hostname).toBe('127.0.0.1');
});

test('a port that is taken is a failure in words', async () => {
  const port = Number(new URL(server.origin).port);
  const second = await startBrowserHost(
    {
      rendererDirectory: '/nowhere',
      dispatch: () => Promise.reject(new Error()),
      subscribe: () => () => undefined,
    },
    port,
  );
  expect(second).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

function call(name: string, headers: Record<string, string>, body = '{}'): Promise<Answer> {
  const json = { 'content-type': 'application/json', ...headers };
  return send('POST', `/api/${name}`, json, body);
}

/** One request, its target and headers exactly as given: fetch would correct both. */
function send(
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path: target, headers, agent: false });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.end(body);
  });
}
