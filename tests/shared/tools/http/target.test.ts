import { expect, test } from 'vitest';
import { targetOf, urlOf } from '../../../../shared/tools/http/target.ts';

test('an IPv6 address gets its brackets', () => {
  const target = { scheme: 'http', port: 8080, path: '/a?b=c' } as const;
  expect(urlOf('10.0.0.2', target)).toBe('http://10.0.0.2:8080/a?b=c');
  expect(urlOf('fd00::2', target)).toBe('http://[fd00::2]:8080/a?b=c');
});

test('a printed URL gives back the target that it was made from', () => {
  const target = { scheme: 'https', port: 8443, path: '/a/b' } as const;
  expect(targetOf(urlOf('10.0.0.2', target))).toEqual(target);
  expect(targetOf(urlOf('fd00::2', target))).toEqual(target);
});

test('a URL without a port has that of its scheme, and without a path the root', () => {
  expect(targetOf('http://example.org')).toEqual({ scheme: 'http', port: 80, path: '/' });
  expect(targetOf('https://example.org/x')).toEqual({ scheme: 'https', port: 443, path: '/x' });
});

test('what is no URL states nothing', () => {
  expect(targetOf('ftp://example.org/')).toEqual({});
  expect(targetOf('')).toEqual({});
});
