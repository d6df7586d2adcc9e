import type { RawOutput } from '../../../shared/model/experiment.ts';
import type { Run } from '../../../shared/model/run.ts';

/** One thing that a run left behind verbatim. */
export type NamedRaw = {
  /** `stdout, initiator` or a file's name. */
  readonly title: string;
  readonly sha256: string;
  /** Absent when the experiment no longer has it. */
  readonly bytes: number | undefined;
};

/** Everything verbatim that a run left: what each process printed, then the files that the tool wrote. */
export function rawOutputsOf(run: Run, raw: Readonly<Record<string, RawOutput>>): NamedRaw[] {
  const printed = run.executions.flatMap(({ role, stdout, stderr }) => [
    { title: `stdout, ${role}`, sha256: stdout },
    { title: `stderr, ${role}`, sha256: stderr },
  ]);
  const files = Object.entries(run.files).map(([name, sha256]) => ({ title: name, sha256 }));
  return [...printed, ...files].flatMap(({ title, sha256 }) =>
    sha256 === undefined ? [] : [{ title, sha256, bytes: raw[sha256]?.bytes }],
  );
}
