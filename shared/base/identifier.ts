// Identifiers of things in an experiment: a prefix that names the kind, 10 characters of time, 10 of chance, all in
// Crockford's base 32 in lower case. They sort by time of creation, which keeps the file's order stable (see ULID).

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** Where identifiers come from; the host gives real time and chance, tests a fixed sequence. */
export type IdentifierSource = { now: () => number; randomBytes: (count: number) => Uint8Array };

/** A new identifier such as `run_01j9z3q4xwk2v8y5m7t0`. */
export function newIdentifier<Prefix extends string>(
  prefix: Prefix,
  source: IdentifierSource,
): `${Prefix}_${string}` {
  let time = '';
  let rest = source.now();
  for (let digit = 0; digit < 10; digit++) {
    time = digits.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const chance = [...source.randomBytes(10)].map((byte) => digits.charAt(byte & 31)).join('');
  return `${prefix}_${time}${chance}`;
}
