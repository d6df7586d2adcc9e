import path from 'node:path';
import type { CallName, InputOf } from '../../shared/api/contract.ts';

const someSha256 = 'a'.repeat(64);

/** An input that fits, for every call, in an order in which each finds what it needs or says that it does not. */
export function exampleInputs(folder: string): { readonly [Name in CallName]: InputOf<Name> } {
  const file = path.join(folder, 'example.jitterbook.json');
  return {
    'host.capabilities': {},
    'settings.read': {},
    'settings.change': { theme: 'dark' },
    'files.recent': {},
    'files.forgetRecent': { path: file },
    'files.list': { directory: folder },
    'files.pick': { purpose: 'open', suggestedName: '' },
    'files.reveal': { path: folder },
    'prompts.open': {},
    'prompts.answer': { id: 'long gone' },
    'lab.state': {},
    'lab.start': {},
    'lab.addToExperiment': {},
    'hosts.check': { hostId: 'host_gone' },
    'runs.start': { planId: 'plan_gone' },
    'runs.cancel': { rest: true },
    'runs.campaign': {},
    'imports.add': {
      texts: [{ text: 'nothing that a tool prints' }],
      labels: { platform: 'bare metal' },
    },
    'imports.addFile': { path: path.join(folder, 'absent.dat'), labels: {} },
    'experiment.execute': { command: 'editExperiment', input: { question: 'Why?' } },
    'experiment.undo': {},
    'experiment.redo': {},
    'experiment.save': {},
    'experiment.raw': { sha256: someSha256 },
    'exports.csv': { directory: path.join(folder, 'csv') },
    'exports.pdf': { path: path.join(folder, 'report.pdf'), paper: 'A4' },
    'experiment.resolveConflict': { choice: 'reload' },
    'experiment.state': {},
    'experiment.create': { path: file, title: 'Example' },
    'experiment.open': { path: file },
    'experiment.close': {},
  };
}
