import type { CustomTool, Reading } from '../../../../shared/model/custom-tool.ts';
import { toolOfCustom } from '../../../../shared/tools/custom/tool-of-custom.ts';
import { pingByHand } from '../../model/example-custom-tool.ts';

/** A tool that differs from the example in what it reads. */
export function withReading(reading: Reading): CustomTool {
  return { ...pingByHand, reading };
}

/** What is read, or why nothing is. */
export function read(definition: CustomTool, stdout: string) {
  const parsed = toolOfCustom(definition).parse({ stdout });
  return parsed.ok ? parsed.value : parsed.error;
}

export function failure(definition: CustomTool, stdout: string) {
  const parsed = toolOfCustom(definition).parse({ stdout });
  return parsed.ok ? undefined : parsed.error;
}
