// What a test needs from the machine. In CI a missing part is a failure; elsewhere the test is skipped with the reason,
// so that a person with only Node and a browser gets through the suite.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { TestContext } from 'vitest';

/** Program names to look for, best first, and the Debian package that brings them. */
const parts = {
  ab: { programs: ['ab'], debian: 'apache2-utils' },
  cc: { programs: ['cc', 'gcc'], debian: 'gcc' },
  chromium: { programs: ['chromium', 'google-chrome', 'chromium-browser'], debian: 'chromium' },
  chrt: { programs: ['chrt'], debian: 'util-linux' },
  cyclictest: { programs: ['cyclictest'], debian: 'rt-tests' },
  dnsperf: { programs: ['dnsperf'], debian: 'dnsperf' },
  ethtool: { programs: ['ethtool'], debian: 'ethtool' },
  fping: { programs: ['fping'], debian: 'fping' },
  h2load: { programs: ['h2load'], debian: 'nghttp2-client' },
  hey: { programs: ['hey'], debian: 'hey' },
  hping3: { programs: ['hping3'], debian: 'hping3' },
  ib_send_lat: { programs: ['ib_send_lat'], debian: 'perftest' },
  ip: { programs: ['ip'], debian: 'iproute2' },
  iperf: { programs: ['iperf'], debian: 'iperf' },
  iperf3: { programs: ['iperf3'], debian: 'iperf3' },
  lspci: { programs: ['lspci'], debian: 'pciutils' },
  mawk: { programs: ['mawk'], debian: 'mawk' },
  nft: { programs: ['nft'], debian: 'nftables' },
  nginx: { programs: ['nginx'], debian: 'nginx-light' },
  nsd: { programs: ['nsd'], debian: 'nsd' },
  numactl: { programs: ['numactl'], debian: 'numactl' },
  nuttcp: { programs: ['nuttcp'], debian: 'nuttcp' },
  pdfimages: { programs: ['pdfimages'], debian: 'poppler-utils' },
  pdfinfo: { programs: ['pdfinfo'], debian: 'poppler-utils' },
  pdftoppm: { programs: ['pdftoppm'], debian: 'poppler-utils' },
  pdftotext: { programs: ['pdftotext'], debian: 'poppler-utils' },
  ping: { programs: ['ping'], debian: 'iputils-ping' },
  qperf: { programs: ['qperf'], debian: 'qperf' },
  resperf: { programs: ['resperf'], debian: 'dnsperf' },
  sockperf: { programs: ['sockperf'], debian: 'sockperf' },
  ssh: { programs: ['ssh'], debian: 'openssh-client' },
  'ssh-keygen': { programs: ['ssh-keygen'], debian: 'openssh-client' },
  sshd: { programs: ['sshd'], debian: 'openssh-server' },
  sudo: { programs: ['sudo'], debian: 'sudo' },
  taskset: { programs: ['taskset'], debian: 'util-linux' },
  ucx_perftest: { programs: ['ucx_perftest'], debian: 'ucx-utils' },
  wrk: { programs: ['wrk'], debian: 'wrk' },
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
  return lack(
    context,
    `${part} is not on this machine (Debian: apt-get install ${parts[part].debian})`,
  );
}

/** Ends the calling test for something that the machine lacks: skipped with the reason, and in CI failed. */
export function lack(context: TestContext, reason: string): never {
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
