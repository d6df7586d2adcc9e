// The program in a real Electron, where there is one. Nowhere else is anything skipped in CI: Electron's binary comes
// from a download that many machines cannot make.
import { _electron, type ElectronApplication } from 'playwright-core';
import { expect, test, type TestContext } from 'vitest';
import { findElectron } from '../../build/electron-binary.mjs';
import { projectFolder } from '../support/run-tool.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function launch(context: TestContext, dataFolder: string): Promise<ElectronApplication> {
  const executablePath = await findElectron();
  if (executablePath === undefined) {
    return context.skip('the Electron binary is not here (npx install-electron fetches it)');
  }
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    return context.skip('there is no display here (xvfb-run brings one)');
  }
  // Chromium does not sandbox windows for root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', projectFolder] : [projectFolder];
  const env = { ...variables(), JITTERBOOK_DATA_DIR: dataFolder };
  return _electron.launch({ executablePath, args, env });
}

/** This process's environment, without the variable that makes every Electron a plain Node. */
function variables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
    ),
  );
}

test('a real Electron opens the window, and the window reaches the program', async (context) => {
  await using data = await temporaryFolder();
  const program = await launch(context, data.path);
  try {
    const window = await program.firstWindow();
    expect(window.url()).toBe('jitterbook://app/');
    const answer: unknown = await window.evaluate("jitterbook.call('host.capabilities', {})");
    expect(answer).toMatchObject({ ok: true, value: { host: 'desktop', nativeDialogs: true } });
  } finally {
    await program.close();
  }
});
