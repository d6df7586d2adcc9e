import { CircleX, FileCheck, TriangleAlert } from 'lucide-react';
import type { Measurement } from '../../../shared/model/measurement.ts';
import { titleOf, type Recognition, type RecognisedOutput } from '../../../shared/tools/import.ts';
import { formatBytes } from '../../../shared/units/amount.ts';
import { sizesOf } from '../../../shared/views/message-sizes.ts';
import { counted, quantitySentence } from '../../../shared/views/words.ts';
import type { Labels } from './labels.ts';

type RecognisedListProps = {
  readonly recognition: Recognition;
  readonly labels: Labels;
  readonly isEmpty: boolean;
};

/** What would be made of the text, output by output, and what was not understood. */
export function RecognisedList({ recognition, labels, isEmpty }: RecognisedListProps) {
  const { outputs, otherLines, otherText } = recognition;
  if (isEmpty) return undefined;
  return (
    <section className="recognised" aria-live="polite" aria-labelledby="recognised-title">
      <h2 id="recognised-title">
        {outputs.length === 0
          ? 'No tool output was recognised in this text.'
          : `Recognised ${counted(outputs.length, 'output')}`}
      </h2>
      <ol>
        {outputs.map((output, index) => (
          <li key={index} className="card">
            <Recognised output={output} labels={labels} />
          </li>
        ))}
      </ol>
      {otherLines > 0 && (
        <details className="not-understood">
          <summary>
            {counted(otherLines, 'line belongs', 'lines belong')} to no output and will not be kept
          </summary>
          <ol>
            {otherText.map(({ number, text }) => (
              <li key={number} value={number}>
                <bdi>{text}</bdi>
              </li>
            ))}
          </ol>
          {otherLines > otherText.length && (
            <p className="faint">and {String(otherLines - otherText.length)} more</p>
          )}
        </details>
      )}
    </section>
  );
}

type RecognisedProps = { readonly output: RecognisedOutput; readonly labels: Labels };

function Recognised({ output, labels }: RecognisedProps) {
  const { tool, parsed } = output;
  const title = titleOf(output, labels);
  if (!parsed.ok) {
    const { line, found, expected } = parsed.error;
    return (
      <>
        <h3>
          <CircleX size={16} className="bad" aria-hidden="true" />
          <bdi>{title}</bdi>
        </h3>
        <p>
          {line === undefined ? '' : `Line ${String(line)}: `}found “<bdi>{found}</bdi>”, expected{' '}
          {expected}. It becomes a failed run that keeps the text.
        </p>
      </>
    );
  }
  const { measurements, toolVersion, startedAt, startedAtText, warnings, fatalWarnings } =
    parsed.value;
  const quantity = measurements.find((row) => row.quantity)?.quantity;
  return (
    <>
      <h3>
        <FileCheck size={16} className="ok" aria-hidden="true" />
        <bdi>{title}</bdi>
      </h3>
      <p>
        {tool.title} <bdi>{toolVersion ?? 'version not stated'}</bdi>
        {', '}
        <bdi>{startedAt ?? startedAtText ?? 'date not stated'}</bdi>
        {', '}
        {sizesInWords(measurements)}.
      </p>
      {quantity && <p>{quantitySentence(quantity)}</p>}
      {[...fatalWarnings, ...warnings].map((warning) => (
        <p key={warning} className="warning">
          <TriangleAlert size={14} aria-hidden="true" />
          <bdi>{warning}</bdi>
        </p>
      ))}
    </>
  );
}

/** `17 sizes from 1 B to 64 KiB`; rows where the tool states no size. */
function sizesInWords(measurements: readonly Measurement[]): string {
  const sizes = sizesOf([{ measurements: [...measurements] }]);
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined) return counted(measurements.length, 'row');
  if (sizes.length === 1) return formatBytes(first);
  return `${String(sizes.length)} sizes from ${formatBytes(first)} to ${formatBytes(last)}`;
}
