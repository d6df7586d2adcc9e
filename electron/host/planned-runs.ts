import { newIdentifier, type IdentifierSource } from '../../shared/base/identifier.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { ensure } from '../../shared/base/assert.ts';
import { emptyAnnotation } from '../../shared/model/annotation.ts';
import type { Experiment } from '../../shared/model/experiment.ts';
import type { Pair, PairEnd } from '../../shared/model/pair.ts';
import type { Plan } from '../../shared/model/plan.ts';
import type { FrozenEnd, FrozenPair, Run } from '../../shared/model/run.ts';
import { customToolIn, findToolIn } from '../../shared/tools/toolbox.ts';
import type { PlannedRun } from '../../shared/views/plan-cells.ts';

/**
 * A planned run as a record, with pair, addresses and typed hardware frozen as they are now: a later edit of host or
 * pair does not change what was measured.
 *
 * @returns a sentence when an end of the pair has no such interface.
 */
export function runOfPlan(
  experiment: Experiment,
  plan: Plan,
  planned: PlannedRun,
  identifiers: IdentifierSource,
): Result<Run, string> {
  const pair = ensure(experiment.pairs[planned.pairId], 'planRuns leaves out pairs that are gone');
  const frozen = frozenPair(experiment, pair);
  if (!frozen.ok) return frozen;
  const { toolId } = planned;
  const tool = ensure(findToolIn(experiment, toolId), 'planRuns leaves out unknown tools');
  const definition = customToolIn(experiment, toolId);
  return ok({
    id: newIdentifier('run', identifiers),
    state: 'planned',
    origin: 'measured',
    title: planned.title,
    planId: plan.id,
    orderIndex: planned.orderIndex,
    repeat: planned.repeat,
    pair: frozen.value,
    tool: { id: tool.id, parserVersion: tool.parserVersion, ...(definition && { definition }) },
    testTitle: planned.testTitle,
    parameters: planned.parameters,
    factors: { ...planned.factors },
    executions: [],
    files: {},
    snapshots: {},
    measurements: [],
    warnings: [],
    annotation: emptyAnnotation,
  });
}

function frozenPair(experiment: Experiment, pair: Pair): Result<FrozenPair, string> {
  const initiator = frozenEnd(experiment, pair.initiator);
  if (!initiator.ok) return err(`${pair.name}, initiator: ${initiator.error}`);
  const responder = frozenEnd(experiment, pair.responder);
  if (!responder.ok) return err(`${pair.name}, responder: ${responder.error}`);
  return ok({
    pairId: pair.id,
    name: pair.name,
    initiator: initiator.value,
    responder: responder.value,
    link: pair.link,
  });
}

function frozenEnd(experiment: Experiment, { hostId, netdev }: PairEnd): Result<FrozenEnd, string> {
  const host = experiment.hosts[hostId];
  if (!host) return err('the host was deleted. Choose another in the pair.');
  const chosen = host.interfaces.find((candidate) => candidate.netdev === netdev);
  if (!chosen) {
    return err(`${host.name} has no interface ${netdev}. Add it to the host, or choose another.`);
  }
  const { address } = chosen;
  return ok({ hostName: host.name, netdev, address, hardware: { ...host.hardware } });
}
