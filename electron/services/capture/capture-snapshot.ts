import type { Failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Fact } from '../../../shared/facts/fact.ts';
import { facts } from '../../../shared/facts/registry.ts';
import type { FactValue, Snapshot } from '../../../shared/model/snapshot.ts';
import type { HostSession } from '../ssh/session.ts';
import { askHost } from './host-question.ts';

/**
 * Asks a host for every fact of the catalogue. Facts with the same argv share one execution, and all are asked at once:
 * the session lets as many run side by side as the host allows. One that cannot be told is a value in the snapshot.
 *
 * @param options.netdev Kernel name of the data-plane interface.
 * @param options.now Milliseconds since 1970.
 * @returns a failure only when the connection is lost or `signal` aborts.
 */
export async function captureSnapshot(
  session: HostSession,
  options: {
    readonly netdev: string;
    readonly now: () => number;
    readonly signal?: AbortSignal;
  },
): Promise<Result<Snapshot, Failure>> {
  const context = { netdev: options.netdev };
  const capturedAt = new Date(options.now()).toISOString();
  const answers = await Promise.all(
    [...sharedCommands(context).values()].map(async ({ argv, asking }) => {
      const output = await askHost(session, argv, options.signal);
      if (!output.ok) return output;
      return ok(asking.map((fact) => [fact.id, fact.parse(output.value, context)] as const));
    }),
  );
  const values: Record<string, FactValue> = {};
  for (const answer of answers) {
    if (!answer.ok) return err(answer.error);
    Object.assign(values, Object.fromEntries(answer.value));
  }
  return ok({ capturedAt, hostName: session.target.hostName, facts: inOrderOfId(values) });
}

type SharedCommand = { readonly argv: readonly string[]; readonly asking: Fact[] };

function sharedCommands(context: { readonly netdev: string }): Map<string, SharedCommand> {
  const commands = new Map<string, SharedCommand>();
  for (const fact of facts) {
    const argv = fact.argv(context);
    const key = JSON.stringify(argv);
    const command = commands.get(key) ?? { argv, asking: [] };
    command.asking.push(fact);
    commands.set(key, command);
  }
  return commands;
}

/** The file keeps the order of keys; a stable one keeps its differences small. */
function inOrderOfId(values: Readonly<Record<string, FactValue>>): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
