/**
 * Returns `value`, which the caller knows to exist.
 *
 * @param reason Why it exists, as a sentence; it becomes the message if the promise is broken.
 * @throws Error when the value is missing: a bug, never an expected failure.
 */
export function ensure<T>(value: T | undefined | null, reason: string): T {
  if (value === undefined || value === null) throw new Error(`Broken promise: ${reason}`);
  return value;
}
