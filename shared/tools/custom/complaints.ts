/** More say nothing new; they are counted. */
const mostSentences = 20;

/** What could not be read, one sentence each, in the order of the output. */
export type Complaints = {
  readonly add: (sentence: string) => void;
  readonly sentences: () => string[];
};

export function createComplaints(): Complaints {
  const kept: string[] = [];
  let more = 0;
  return {
    add: (sentence) => {
      if (kept.length < mostSentences) kept.push(sentence);
      else more += 1;
    },
    sentences: () => (more === 0 ? kept : [...kept, `${String(more)} more places are like these.`]),
  };
}
