import { expect, test } from 'vitest';
import { adviceFor, explainEnd } from '../../../../electron/services/runner/explain-end.ts';
import type { CommandEnd } from '../../../../electron/services/ssh/session.ts';

const end: CommandEnd = {
  stdout: new Uint8Array(),
  stderr: new Uint8Array(),
  truncated: false,
  startedAtMs: 0,
  endedAtMs: 42_000,
  endedBy: 'itself',
};
const place = { hostName: 'solarflare01', argv: ['/opt/sockperf', 'server'], lastLines: [''] };

test('an exit status comes with the last line that says something', () => {
  const lastLines = ['sockperf: == version #3.7 ==', 'bind: Address already in use', '  '];
  expect(explainEnd({ ...end, exitStatus: 1 }, { ...place, lastLines })).toEqual({
    reason: 'sockperf on solarflare01 ended with exit status 1: bind: Address already in use',
    advice: 'Another program has the port: end it, or choose another port in the parameters.',
  });
});

test('rulers are no last line, and a long one is cut', () => {
  const lastLines = ['listening', '-----------', '===== '];
  const killed = explainEnd({ ...end, signal: 'KILL' }, { ...place, lastLines });
  expect(killed.reason).toBe('sockperf on solarflare01 was killed by KILL: listening');
  const long = explainEnd({ ...end, exitStatus: 1 }, { ...place, lastLines: ['x'.repeat(9000)] });
  expect(long.reason).toMatch(/exit status 1: x{300} \.\.\.$/);
});

test('a signal is named', () => {
  const { reason } = explainEnd({ ...end, signal: 'SEGV' }, place);
  expect(reason).toBe('sockperf on solarflare01 was killed by SEGV.');
});

test('a time limit says how long it was', () => {
  const { reason } = explainEnd({ ...end, endedBy: 'time-limit' }, place);
  expect(reason).toBe('sockperf on solarflare01 did not end within 42 s and was ended.');
});

test.each([
  ["env: 'taskset': No such file or directory", 'taskset'],
  ["env: can't execute 'taskset': No such file or directory", 'taskset'],
  ['sh: 1: exec: something else', '/opt/sockperf'],
])('a missing program is named as the host names it: %s', (line, program) => {
  const { reason } = explainEnd({ ...end, exitStatus: 127 }, { ...place, lastLines: [line] });
  expect(reason).toBe(`${program} is not on solarflare01.`);
});

test.each([
  ['connect: Connection refused', 'firewall'],
  ['connect: No route to host', 'routes'],
  ['bind: Cannot assign requested address', 'interface'],
  ['socket: Operation not permitted', 'rights'],
  ['something new', 'kept with the run'],
])('%s leads to advice', (line, word) => {
  expect(adviceFor([line])).toContain(word);
});
