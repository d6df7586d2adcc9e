export function createMeasuring(_parts: unknown): AsyncDisposable {
  return {
    async [Symbol.asyncDispose]() {
      await Promise.resolve();
    },
  };
}
