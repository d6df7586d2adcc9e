import type { Experiment } from '../../../shared/model/experiment.ts';
import {
  encodingOf,
  isBinary,
  isGzip,
  leftOutBecause,
  mostFileBytes,
  mostFiles,
} from '../../../shared/tools/incoming-files.ts';
import type { DroppedFile } from './dropped-files.ts';
import type { IncomingSource, LeftOut } from './incoming.ts';
import { recogniseSource } from './recognitions.ts';

export type ReadFiles = {
  readonly sources: readonly IncomingSource[];
  readonly leftOut: readonly LeftOut[];
};

/** The texts of files, packed ones unpacked; what is no text is named with the reason. One after the other. */
export async function readFiles(
  files: readonly DroppedFile[],
  customTools: Experiment['customTools'],
): Promise<ReadFiles> {
  const sources: IncomingSource[] = [];
  const leftOut: LeftOut[] = [];
  for (const file of files.slice(0, mostFiles)) {
    const read = await readOne(file);
    if ('text' in read) {
      sources.push(read);
      // Here, one file after the other, so that the window stays awake.
      recogniseSource(read, customTools);
    } else leftOut.push(read);
  }
  if (files.length > mostFiles) {
    leftOut.push({
      name: 'Everything after that',
      reason: `more than ${String(mostFiles)} files; drop them in parts`,
    });
  }
  return { sources, leftOut };
}

async function readOne({ name, file }: DroppedFile): Promise<IncomingSource | LeftOut> {
  if (file.size > mostFileBytes) return { name, reason: leftOutBecause.tooLarge };
  try {
    const packed = new Uint8Array(await file.arrayBuffer());
    const bytes = isGzip(packed) ? await unpacked(packed) : packed;
    if (!bytes) return { name, reason: leftOutBecause.damaged };
    if (isBinary(bytes)) return { name, reason: leftOutBecause.binary };
    return { name, text: new TextDecoder(encodingOf(bytes)).decode(bytes) };
  } catch {
    return { name, reason: leftOutBecause.unreadable };
  }
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
      size += value.length;
      if (size > mostFileBytes) {
        await reader.cancel();
        return undefined;
      }
      pieces.push(value);
    }
  } catch {
    return undefined;
  }
}
