import { ensure } from '../../shared/base/assert.ts';

/** Opens the first URL as a browser would and returns the cookie that it set, as `name=value`. */
export async function signIn(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  const [cookie] = ensure(response.headers.get('set-cookie'), 'the first URL signs in').split(';');
  return ensure(cookie, 'a cookie starts with its name');
}
