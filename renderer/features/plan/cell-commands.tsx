import type { PlannedRun } from '../../../shared/views/plan-cells.ts';
import { useExperiment } from '../../store/react.ts';
import { CommandLine } from '../../widgets/command-line.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { commandLines, commandsOf } from './plan-matrix.ts';

/** What will be executed on both hosts for one condition. */
export function CellCommands({ run }: { readonly run: PlannedRun }) {
  const commands = commandsOf(useExperiment(), run);
  const lines = commands ? commandLines(commands) : [];
  return (
    <section className="plan-part" aria-labelledby="plan-commands">
      <header>
        <h2 id="plan-commands" className="cut grow">
          Selected cell: <bdi>{run.title}</bdi>
        </h2>
        {lines.length > 0 && (
          <CopyButton
            text={lines.map(({ line }) => line).join('\n')}
            label={lines.length === 1 ? 'Copy the command' : 'Copy both commands'}
            showsLabel
          />
        )}
      </header>
      {lines.length === 0 && (
        <p className="plan-remark">The commands come once every parameter is readable.</p>
      )}
      <div className="cell-commands">
        {lines.map(({ role, line }) => (
          <div key={role}>
            <span>{role}</span>
            <CommandLine command={line} />
          </div>
        ))}
      </div>
    </section>
  );
}
