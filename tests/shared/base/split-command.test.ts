import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteArgv } from '../../../shared/base/quote.ts';
import { shellTokens, splitCommand } from '../../../shared/base/split-command.ts';

const argument = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));

test('what is quoted is split into the same arguments again', () => {
  fc.assert(
    fc.property(fc.array(argument), (argv) => {
      expect(splitCommand(quoteArgv(argv))).toEqual({ ok: true, value: argv });
    }),
  );
});

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof splitCommand(text).ok).toBe('boolean');
    }),
  );
});

test('quotes and backslashes are undone as a shell does it', () => {
  expect(splitCommand(String.raw`a 'b c' "d \"e\" \n" f\ g ""`)).toEqual({
    ok: true,
    value: ['a', 'b c', String.raw`d "e" \n`, 'f g', ''],
  });
  expect(splitCommand(String.raw`./sfnt-pingpong --affinity "1;1" tcp 10.0.0.5 # again`)).toEqual({
    ok: true,
    value: ['./sfnt-pingpong', '--affinity', '1;1', 'tcp', '10.0.0.5'],
  });
});

test.each(['iperf3 -c h | tee log', 'echo $HOME', 'a > b', 'a && b', 'echo "$X"', 'x `date`'])(
  'what needs a shell is refused: %s',
  (text) => {
    const split = splitCommand(text);
    expect(split.ok ? '' : split.error).toContain('shell');
  },
);

test.each(["'open", '"open', 'ends\\'])('what is not closed is refused: %s', (text) => {
  expect(splitCommand(text).ok).toBe(false);
});

test('operators stand apart from words, quoted ones do not', () => {
  const tokens = shellTokens("cd /tmp&&iperf3 -c h 2>&1|tee 'a|b'");
  expect(tokens.ok && tokens.value.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    ...['word cd', 'word /tmp', 'operator &&', 'word iperf3', 'word -c', 'word h', 'word 2'],
    ...['operator >&', 'word 1', 'operator |', 'word tee', 'word a|b'],
  ]);
});
