import type { Run } from '../model/run.ts';

/** What a run is called: what a person typed, else what was generated when it was made. */
export function runTitle(run: Pick<Run, 'title' | 'annotation'>): string {
  return run.annotation.title === '' ? run.title : run.annotation.title;
}

/** A title from what tells a run apart: the levels of its factors, its test and its pair. */
export function generatedRunTitle(
  testTitle: string,
  pairName: string,
  factors: Readonly<Record<string, string>>,
): string {
  return [...Object.values(factors), testTitle, pairName].filter((part) => part !== '').join(', ');
}
