/** A record in which what may be undefined is a property that may be missing. */
export type Stated<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** The record without its undefined properties: what a tool does not state is missing, as it is in JSON. */
export function stated<T extends object>(record: T): Stated<T>;
export function stated(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
