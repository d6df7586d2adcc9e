// EventSource as far as the window's carrier uses it: this Node has none.

type FetchStream = (address: string, init: RequestInit) => Promise<Response>;

/** A constructor to stand at `globalThis.EventSource`, and the streams that it opened. */
export function createEventSource(fetchStream: FetchStream): {
  EventSource: new (address: string) => object;
  opened: readonly { close: () => void }[];
} {
  const opened: { close: () => void }[] = [];

  class StandInEventSource {
    static readonly OPEN = 1;
    readyState = 0;
    onopen: (() => void) | undefined;
    onmessage: ((message: { data: string }) => void) | undefined;
    onerror: (() => void) | undefined;
    readonly #abort = new AbortController();

    constructor(address: string) {
      opened.push(this);
      this.#read(address).catch(() => this.onerror?.());
    }

    close(): void {
      this.#abort.abort();
    }

    async #read(address: string): Promise<void> {
      const { body } = await fetchStream(address, { signal: this.#abort.signal });
      this.readyState = StandInEventSource.OPEN;
      this.onopen?.();
      let unread = '';
      for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const blocks = (unread + chunk).split('\n\n');
        unread = blocks.pop() ?? '';
        for (const block of blocks.filter((text) => text.startsWith('data: '))) {
          this.onmessage?.({ data: block.slice('data: '.length) });
        }
      }
    }
  }

  return { EventSource: StandInEventSource, opened };
}
