const mostLines = 20;
const longestLine = 4000;

/** Keeps the last lines that one side printed, standard output and error in the order of arrival. */
export type LastLines = {
  readonly add: (line: string) => void;
  readonly lines: () => string[];
};

export function createLastLines(): LastLines {
  const lines: string[] = [];
  return {
    add(line) {
      lines.push(line.slice(0, longestLine));
      if (lines.length > mostLines) lines.shift();
    },
    lines: () => [...lines],
  };
}
