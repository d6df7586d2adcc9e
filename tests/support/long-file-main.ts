// A program that does with a long file what an import does: tells what it is, reads it, packs it into a folder. Then it
// prints what it read, and the most memory that it ever had.
import process from 'node:process';
import { fileOnDisk } from '../../electron/services/runner/file-on-disk.ts';
import { packFile } from '../../electron/services/storage/raw-streams.ts';
import { readLongFile } from '../../shared/tools/import-long-file.ts';
import { longFileOf } from '../../shared/tools/long-file.ts';

const [, , path = '', folder = ''] = process.argv;
const file = fileOnDisk(path);
const long = longFileOf(file);
const parsed = long && readLongFile(long, file).parsed;
const { sha256, bytes } = await packFile(path, folder);
const distribution = parsed?.ok ? parsed.value.measurements[0]?.distribution : undefined;
// maxRSS is in KiB on every system.
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(
  JSON.stringify({ tool: long?.tool.id, distribution, sha256, bytes, peakBytes }),
);
