/** The files that stand beside an experiment. All are named after it, so that they move and are deleted together. */
export type CompanionFiles = {
  readonly experiment: string;
  /** What is acknowledged and not in the experiment file yet. Absent when everything is saved. */
  readonly journal: string;
  /** Who may write. Absent when nobody has the experiment open for writing. */
  readonly lock: string;
  /** The experiment as it was before this session first saved it. */
  readonly previous: string;
  /** Folder of the raw outputs that are too large for the experiment file. */
  readonly raw: string;
};

/** `NAME.jitterbook.json` has `NAME.jitterbook.journal` and so on beside it. */
export function companionFiles(experiment: string): CompanionFiles {
  const stem = experiment.replace(/\.json$/, '');
  return {
    experiment,
    journal: `${stem}.journal`,
    lock: `${stem}.lock`,
    previous: `${experiment}.previous`,
    raw: `${stem}.raw`,
  };
}
