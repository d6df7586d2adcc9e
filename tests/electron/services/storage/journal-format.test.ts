import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeJournal,
  encodeEntry,
  type JournalEntry,
} from '../../../../electron/services/storage/journal-format.ts';

const patches = fc.array(
  fc.record({
    op: fc.constantFrom('replace' as const, 'add' as const),
    path: fc.array(fc.oneof(fc.string(), fc.nat()), { maxLength: 4 }),
    value: fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean()),
  }),
  { maxLength: 3 },
);

const entry: fc.Arbitrary<JournalEntry> = fc.oneof(
  fc.record({ type: fc.constant('base' as const), sha256: fc.string(), bytes: fc.nat() }),
  fc.record({ type: fc.constant('fold' as const), sha256: fc.string() }),
  fc.record({
    type: fc.constant('step' as const),
    sequence: fc.nat(),
    at: fc.string(),
    step: fc.record({
      kind: fc.constantFrom('do' as const, 'undo' as const, 'redo' as const),
      label: fc.string({ unit: 'binary' }),
      by: fc.constantFrom('person' as const, 'program' as const),
      patches,
    }),
  }),
);

const entries = fc.array(entry, { minLength: 1, maxLength: 5 });

function encode(all: readonly JournalEntry[]): Buffer {
  return Buffer.from(all.map(encodeEntry).join(''));
}

test('entries read back as they were written', () => {
  fc.assert(
    fc.property(entries, (all) => {
      const bytes = encode(all);
      expect(decodeJournal(bytes)).toEqual({
        entries: all,
        goodBytes: bytes.length,
        damagedLines: 0,
      });
    }),
  );
});

test('a journal cut off anywhere has all whole entries and no damage', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (all, cut) => {
      const bytes = encode(all);
      const read = decodeJournal(bytes.subarray(0, cut % bytes.length));
      expect(read.entries).toEqual(all.slice(0, read.entries.length));
      expect(read.goodBytes).toBe(encode(read.entries).length);
      expect(read.damagedLines).toBe(0);
    }),
  );
});

test('a changed byte never gives an entry that was not written', () => {
  fc.assert(
    fc.property(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), (all, at, change) => {
      const bytes = encode(all);
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ change;
      const read = decodeJournal(bytes);
      expect(read.entries).toEqual(all.slice(0, read.entries.length));
      expect(read.entries.length).toBeLessThan(all.length);
    }),
  );
});

test('any bytes can be read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(decodeJournal(Buffer.from(bytes)).entries).toEqual([]);
    }),
  );
});

test('an entry of no known shape ends the journal, even with a right check', () => {
  const strange = encodeEntry({ type: 'fold', sha256: 'x' }).replace('fold', 'hole');
  const { entries: read, damagedLines } = decodeJournal(Buffer.from(strange));
  expect([read, damagedLines]).toEqual([[], 1]);
});
