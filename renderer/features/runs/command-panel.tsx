import type { Execution, Run } from '../../../shared/model/run.ts';
import { CommandLine } from '../../widgets/command-line.tsx';
import { quoteArgv } from '../../../shared/base/quote.ts';

/** What was executed on each host, exactly, and how it ended. */
export function CommandPanel({ run }: { readonly run: Run }) {
  const executions = run.executions.filter(({ argv }) => argv.length > 0);
  if (executions.length === 0) {
    return <p className="panel-remark">No command was recorded; the output does not state it.</p>;
  }
  return executions.map((execution, index) => (
    <section key={index} className="run-command">
      <h3>
        {execution.role}
        <span className="count">{howItEnded(execution)}</span>
      </h3>
      <CommandLine command={quoteArgv(execution.argv)} />
    </section>
  ));
}

function howItEnded({ exitStatus, signal }: Execution): string {
  if (signal !== undefined) return `ended by ${signal}`;
  return exitStatus === undefined ? '' : `exit status ${String(exitStatus)}`;
}
