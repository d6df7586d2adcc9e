import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'vitest';
import { namespacesMissing, openNamespaces } from './namespaces.ts';
import type { NamespacePair } from './namespaces.ts';
import { startDns, startHttp } from './namespace-servers.ts';
import { findPart, lack } from './requirements.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Two hosts with the servers that this machine has, and a folder that both see. */
export type Laboratory = AsyncDisposable & {
  readonly namespaces: NamespacePair;
  readonly folder: string;
};

/** Makes the laboratory with files in its folder; `undefined` where no namespaces can be made. */
export async function openLaboratory(
  files: Readonly<Record<string, string>> = {},
): Promise<Laboratory | undefined> {
  if (namespacesMissing() !== undefined) return undefined;
  const folder = await temporaryFolder();
  const namespaces = await openNamespaces();
  if (findPart('nginx') !== undefined) startHttp(namespaces.responder, folder.path);
  if (findPart('nsd') !== undefined) startDns(namespaces.responder, folder.path);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(folder.path, name), text);
  }
  return {
    namespaces,
    folder: folder.path,
    async [Symbol.asyncDispose]() {
      await namespaces[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** The laboratory. Without it the calling test is skipped with the reason; in CI it fails. */
export function requireLaboratory(
  context: TestContext,
  laboratory: Laboratory | undefined,
): Laboratory {
  return laboratory ?? lack(context, namespacesMissing() ?? 'The laboratory was not opened.');
}
