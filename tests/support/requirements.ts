// What a test needs from the machine. In CI a missing part is a failure; elsewhere the test is skipped with the reason,
// so that a person with only Node and a browser gets through the suite.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { TestContext } from 'vitest';

/** Program names to look for, best first, and the Debian package that brings them. */
const parts = {
  cc: { programs: ['cc', 'gcc'], debian: 'gcc' },
  mawk: { programs: ['mawk'], debian: 'mawk' },
  chromium: { programs: ['chromium', 'google-chrome', 'chromium-browser'], debian: 'chromium' },
  ethtool: { programs: ['ethtool'], debian: 'ethtool' },
  fping: { programs: ['fping'], debian: 'fping' },
  ip: { programs: ['ip'], debian: 'iproute2' },
  iperf: { programs: ['iperf'], debian: 'iperf' },
  iperf3: { programs: ['iperf3'], debian: 'iperf3' },
  lspci: { programs: ['lspci'], debian: 'pciutils' },
  pdfimages: { programs: ['pdfimages'], debian: 'poppler-utils' },
  pdfinfo: { programs: ['pdfinfo'], debian: 'poppler-utils' },
  pdftotext: { programs: ['pdftotext'], debian: 'poppler-utils' },
  pdftoppm: { programs: ['pdftoppm'], debian: 'poppler-utils' },
  ping: { programs: ['ping'], debian: 'iputils-ping' },
  qperf: { programs: ['qperf'], debian: 'qperf' },
  sockperf: { programs: ['sockperf'], debian: 'sockperf' },
  ssh: { programs: ['ssh'], debian: 'openssh-client' },
  'ssh-keygen': { programs: ['ssh-keygen'], debian: 'openssh-client' },
  sshd: { programs: ['sshd'], debian: 'openssh-server' },
} as const;

/** A program of the machine that some tests need. */
export type Part = keyof typeof parts;

/** Where sbin is not on a person's PATH, sshd and ethtool still are there. */
const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];

/** The program's path, or `undefined` when this machine does not have it. */
export function findPart(part: Part): string | undefined {
  const named = part === 'chromium' ? process.env['JITTERBOOK_CHROMIUM'] : undefined;
  if (named !== undefined) return named;
  return parts[part].programs
    .flatMap((program) => folders.map((folder) => path.join(folder, program)))
    .find(isExecutable);
}

/** The program's path. Without it the calling test is skipped with the reason; in CI it fails. */
export function requirePart(context: TestContext, part: Part): string {
  const found = findPart(part);
  if (found !== undefined) return found;
  const reason = `${part} is not on this machine (Debian: apt-get install ${parts[part].debian})`;
  if (isContinuousIntegration()) throw new Error(reason);
  return context.skip(reason);
}

/** Whether this is CI, where nothing may be missing. */
export function isContinuousIntegration(): boolean {
  return process.env['CI'] === 'true';
}

/** Whether the file is there and may be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
