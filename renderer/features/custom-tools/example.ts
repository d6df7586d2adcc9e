// The output that a tool is made from, on its way from the import screen to the editor and back.

/** A text that nobody understood, and what waits for the tool that reads it. */
export type Example = { readonly text: string; readonly onSaved: (toolId: string) => void };

let waiting: Example | undefined;

export function bringExample(example: Example): void {
  waiting = example;
}

/** The example that waits; it stays, so that a screen drawn twice finds it twice. */
export function waitingExample(): Example | undefined {
  return waiting;
}

export function forgetExample(): void {
  waiting = undefined;
}
