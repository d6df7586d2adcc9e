// Who may talk to the loopback host. Any web page can send requests to 127.0.0.1, and DNS rebinding can make a page's
// own name point there; so the Host and Origin headers must be ours, and the cookie must hold the token that only the
// first URL carried.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Access = {
  /** For the first URL, once per start. */
  readonly token: string;
  /** Whether host name and origin are this server's own. */
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly hasCookie: (request: IncomingMessage) => boolean;
  readonly isToken: (candidate: string) => boolean;
  readonly cookie: string;
};

/** @param port The port that the server listens on; cookies are not kept apart by port, so its name has it. */
export function createAccess(port: number): Access {
  const token = randomBytes(32).toString('base64url');
  const cookieName = `jitterbook-${String(port)}`;
  const hosts = [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
  const isToken = (candidate: string) => {
    const given = Buffer.from(candidate);
    const expected = Buffer.from(token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  return {
    token,
    isToken,
    cookie: `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`,
    isOwnOrigin({ headers }) {
      if (!headers.host || !hosts.includes(headers.host)) return false;
      return (
        headers.origin === undefined || hosts.some((host) => headers.origin === `http://${host}`)
      );
    },
    hasCookie({ headers }) {
      const cookies = (headers.cookie ?? '').split(';').map((part) => part.trim());
      return cookies.some(
        (cookie) =>
          cookie.startsWith(`${cookieName}=`) && isToken(cookie.slice(cookieName.length + 1)),
      );
    },
  };
}
