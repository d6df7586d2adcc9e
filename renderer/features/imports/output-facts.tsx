import { quoteArgv } from '../../../shared/base/quote.ts';
import type { RecognisedOutput } from '../../../shared/tools/import.ts';
import { factTitle } from '../../../shared/views/run-facts.ts';
import { counted } from '../../../shared/views/words.ts';

type OutputFactsProps = {
  readonly output: RecognisedOutput;
  readonly fileName: string | undefined;
};

/** What text and surroundings state besides the figures, folded away. */
export function OutputFacts({ output, fileName }: OutputFactsProps) {
  const rows = factRows(output, fileName);
  const { lines } = output.surroundings;
  if (rows.length === 0) return undefined;
  return (
    <details className="output-facts">
      <summary>
        {counted(rows.length, 'fact')}
        {lines.length > 0 && `, ${counted(lines.length, 'line')} around it used`}
      </summary>
      <dl>
        {rows.map(([name, value], index) => (
          <div key={index}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {lines.length > 0 && (
        <ol className="mono" aria-label="Lines around it that were used">
          {lines.map(({ number, text }) => (
            <li key={number} value={number}>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

type FactRow = readonly [name: string, value: string];

function factRows({ parsed, surroundings }: RecognisedOutput, fileName?: string): FactRow[] {
  const { hostName, argv, date, facts, parameters } = surroundings;
  const read = parsed.ok ? parsed.value : undefined;
  const all = { ...parameters, ...read?.parameters };
  const of = (side: 'initiator' | 'responder', suffix: string): FactRow[] =>
    Object.entries({
      ...Object.fromEntries(Object.entries(facts[side]).map(([name, { value }]) => [name, value])),
      ...read?.facts[side],
    }).map(([name, value]) => [`${factTitle(name)}${suffix}`, value]);
  return [
    ...present('File', fileName),
    ...present('Host of the prompt', hostName),
    ...present('Command', argv.length === 0 ? undefined : quoteArgv(argv)),
    ...present('Date', date),
    ...Object.entries(all).map(([name, value]): FactRow => [name, wordsOf(value)]),
    ...of('initiator', ''),
    ...of('responder', ', other side'),
  ];
}

function present(name: string, value: string | undefined): FactRow[] {
  return value === undefined ? [] : [[name, value]];
}

function wordsOf(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
