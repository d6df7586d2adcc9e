import { contractVersion } from '../../../shared/api/contract.ts';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import { ok } from '../../../shared/base/result.ts';
import { findChromium } from '../../services/report/find-chromium.ts';
import { noLabReason } from '../lab-keeper.ts';
import type { HostPaths, HostPorts } from '../ports.ts';
import { programVersion } from '../program-version.ts';
import type { Prompts } from '../prompts.ts';
import type { SettingsFile } from '../settings.ts';

type ProgramHandlers = Pick<
  Handlers,
  'host.capabilities' | 'settings.read' | 'settings.change' | 'prompts.open' | 'prompts.answer'
>;

/** What this host can do, the person's settings, and questions that wait. */
export function programHandlers(
  ports: HostPorts,
  paths: HostPaths,
  settings: SettingsFile,
  prompts: Prompts,
): ProgramHandlers {
  async function noPdfReason(): Promise<string | undefined> {
    if (ports.printPage) return undefined;
    const { chromiumPath } = await settings.read();
    const found = await findChromium(chromiumPath);
    return found.ok ? undefined : `${found.error.message} ${found.error.advice ?? ''}`.trim();
  }
  return {
    'host.capabilities': async () => {
      const noPdf = await noPdfReason();
      const noLab = noLabReason(process.platform);
      return ok({
        contractVersion,
        programVersion,
        host: ports.kind,
        nativeDialogs: ports.pickFile !== undefined,
        revealInFolder: ports.revealInFolder !== undefined,
        ...(noPdf === undefined ? {} : { noPdf }),
        ...(noLab === undefined ? {} : { noLab }),
        homeDirectory: paths.homeDirectory,
      });
    },
    'settings.read': async () => ok(await settings.read()),
    'settings.change': (changes) => settings.change(changes),
    'prompts.open': () => ok(prompts.open()),
    'prompts.answer': ({ id, answer }) => {
      prompts.answer(id, answer);
      return ok({});
    },
  };
}
