import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plotlyText } from '../../../shared/figures/plotly-text.ts';

test('markup is shown, not obeyed', () => {
  expect(plotlyText('<a href="https://x">a</a> & <b>b</b>')).toBe(
    '&lt;a href="https://x"&gt;a&lt;/a&gt; &amp; &lt;b&gt;b&lt;/b&gt;',
  );
  expect(plotlyText('%{meta}')).not.toContain('%{');
});

test('control and direction characters cannot turn a label round', () => {
  expect(plotlyText('a\n\u202Eb\u0000c')).toBe('a b c');
});

test('a long label is cut in the middle, never within an entity', () => {
  expect(plotlyText('a'.repeat(30) + '<'.repeat(30), 11)).toBe(`aaaaa…${'&lt;'.repeat(5)}`);
  expect(plotlyText('short', 11)).toBe('short');
});

test('no text leaves a tag or a template behind', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(plotlyText(text)).not.toMatch(/[<>]|%\{/);
    }),
  );
});
