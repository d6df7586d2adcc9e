// Add, edit and remove of everything that people define. A thing that another one needs is not removed; the sentence says
// which one needs it. Ended runs need nothing: they carry their own frozen copy of pair and parameters.
import { collectionCommands } from './collection.ts';
import { customToolFaults } from '../custom-tool-faults.ts';
import { customTool, type CustomTool } from '../custom-tool.ts';
import { comparison, note } from '../experiment.ts';
import { host } from '../host.ts';
import {
  comparisonId,
  customToolId,
  factorId,
  hostId,
  noteId,
  pairId,
  planId,
} from '../identifiers.ts';
import { pair } from '../pair.ts';
import { factor, plan } from '../plan.ts';

export const hostCommands = collectionCommands({
  noun: 'host',
  id: hostId,
  thing: host,
  nameOf: (thing) => thing.name,
  records: (draft) => draft.hosts,
  usedBy: (draft, id) => {
    const user = Object.values(draft.pairs).find(
      ({ initiator, responder }) => initiator.hostId === id || responder.hostId === id,
    );
    return user && `The pair ${user.name} uses this host. Delete the pair first.`;
  },
});

export const pairCommands = collectionCommands({
  noun: 'pair',
  id: pairId,
  thing: pair,
  nameOf: (thing) => thing.name,
  records: (draft) => draft.pairs,
  usedBy: (draft, id) => {
    const user = Object.values(draft.plans).find(({ pairIds }) => pairIds.includes(id));
    return user && `The plan ${user.name} uses this pair. Take it out of the plan first.`;
  },
});

export const factorCommands = collectionCommands({
  noun: 'factor',
  id: factorId,
  thing: factor,
  nameOf: (thing) => thing.name,
  records: (draft) => draft.factors,
  usedBy: (draft, id) => {
    const user = Object.values(draft.plans).find(({ factorIds }) => factorIds.includes(id));
    return user && `The plan ${user.name} uses this factor. Take it out of the plan first.`;
  },
});

export const planCommands = collectionCommands({
  noun: 'plan',
  id: planId,
  thing: plan,
  nameOf: (thing) => thing.name,
  records: (draft) => draft.plans,
});

/**
 * An edit that changes what is read, or what it means, raises the version of the parser by itself: whatever version was
 * given, runs of before and after can be told apart.
 */
export const customToolCommands = collectionCommands({
  noun: 'custom tool',
  id: customToolId,
  thing: customTool,
  nameOf: (thing) => thing.name,
  records: (draft) => draft.customTools,
  usedBy: (draft, id) => {
    const user = Object.values(draft.plans).find(({ tests }) =>
      tests.some(({ toolId }) => toolId === id),
    );
    return user && `The plan ${user.name} uses this tool. Take its tests out of the plan first.`;
  },
  faultOf: ({ customTools }, thing) => {
    const twin = Object.values(customTools).find(
      ({ id, name }) => name === thing.name && id !== thing.id,
    );
    if (twin) return `There is a custom tool named ${thing.name} already.`;
    const [fault] = customToolFaults(thing);
    return fault && `${thing.name}, ${fault.message}`;
  },
  edited: (before, given) => ({
    ...given,
    parserVersion: before.parserVersion + (meaningOf(before) === meaningOf(given) ? 0 : 1),
  }),
});

/** Everything on which the figures of an output depend, as text. */
function meaningOf({ reading, quantity, command }: CustomTool): string {
  return JSON.stringify([customTool.shape.reading.parse(reading), quantity, command?.file]);
}

export const noteCommands = collectionCommands({
  noun: 'note',
  id: noteId,
  thing: note,
  nameOf: (thing) => thing.title || thing.at.slice(0, 10),
  records: (draft) => draft.notes,
});

export const comparisonCommands = collectionCommands({
  noun: 'comparison',
  id: comparisonId,
  thing: comparison,
  nameOf: (thing) => thing.title,
  records: (draft) => draft.comparisons,
});
