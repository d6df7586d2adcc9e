import { X } from 'lucide-react';
import { memo } from 'react';
import type { Recognition } from '../../../shared/tools/import.ts';
import { counted } from '../../../shared/views/words.ts';
import { IconButton } from '../../widgets/button.tsx';
import { decide, takeOut } from './incoming.ts';
import type { Labels } from './labels.ts';
import { OutputPreview } from './output-preview.tsx';
import { ReadOtherwise } from './read-otherwise.tsx';
import type { RecognisedText } from './recognitions.ts';

type TextPreviewProps = RecognisedText & { readonly labels: Labels };

/** What would be made of one text, output by output, and what was not understood. */
export const TextPreview = memo(function TextPreview({
  incoming,
  recognition,
  labels,
}: TextPreviewProps) {
  const { key, source, choices } = incoming;
  const { outputs, refused } = recognition;
  const heading =
    outputs.length === 0
      ? 'No tool output was recognised in this text.'
      : `Recognised ${counted(outputs.length, 'output')}`;
  return (
    <section className="recognised" aria-label={source.name ?? 'Pasted text'}>
      <h2>
        {source.name !== undefined && <bdi className="strong">{source.name}</bdi>}
        <span className={source.name === undefined ? undefined : 'quiet'}>{heading}</span>
        {source.name !== undefined && (
          <IconButton
            icon={X}
            size="small"
            label={`Take ${source.name} out`}
            onClick={() => takeOut(key)}
          />
        )}
      </h2>
      {refused !== undefined && <p>{refused}</p>}
      <ol>
        {outputs.map((output, index) => (
          <OutputPreview
            key={index}
            recognised={output}
            index={index}
            fileName={source.name}
            labels={labels}
            choice={choices.find((choice) => choice.output === index)}
            onChoose={(choice) => decide(key, choice)}
          />
        ))}
      </ol>
      <NotUnderstood recognition={recognition} />
      <ReadOtherwise incoming={incoming} recognition={recognition} />
    </section>
  );
});

function NotUnderstood({ recognition }: { readonly recognition: Recognition }) {
  const { otherLines, otherText } = recognition;
  if (otherLines === 0) return undefined;
  return (
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
  );
}
