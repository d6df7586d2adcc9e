// The parts of the window that stand around every screen.
import type { Locator, Page } from 'playwright-core';

export type Frame = {
  readonly heading: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly themeButton: Locator;
  readonly saved: Locator;
  /** A row of the tree by its name. */
  readonly row: (name: string) => Locator;
  /** Performs a command by its name in the palette. */
  readonly command: (name: string) => Promise<void>;
  readonly theme: () => Promise<string | null>;
};

export function frameOf(page: Page): Frame {
  return {
    heading: page.getByRole('heading', { level: 1 }),
    undo: page.getByRole('button', { name: /^Undo/ }),
    redo: page.getByRole('button', { name: /^Redo/ }),
    themeButton: page.getByRole('button', { name: 'Light or dark theme' }),
    saved: page.getByText(/^Saved/),
    row: (name) => page.getByRole('treeitem', { name, exact: true }),
    async command(name) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill(`>${name}`);
      await page.getByRole('dialog').getByRole('option', { name }).first().waitFor();
      await page.keyboard.press('Enter');
    },
    theme: () => page.locator('html').getAttribute('data-theme'),
  };
}
