import { CircleX, FileCheck } from 'lucide-react';
import { useId } from 'react';
import type { Measurement } from '../../../shared/model/measurement.ts';
import { readWithChoice, type OutputChoice } from '../../../shared/tools/import-choices.ts';
import { titleOf, type RecognisedOutput } from '../../../shared/tools/import.ts';
import type { ParsedOutput, Tool } from '../../../shared/tools/tool.ts';
import { formatBytes } from '../../../shared/units/amount.ts';
import { sizesOf } from '../../../shared/views/message-sizes.ts';
import { counted, quantitySentence } from '../../../shared/views/words.ts';
import { AssumedFields } from './assumed-fields.tsx';
import type { Labels } from './labels.ts';
import { OutputFacts } from './output-facts.tsx';
import { FiguresAndWarnings } from './figures-and-warnings.tsx';

type OutputPreviewProps = {
  /** As it was recognised, before choices. */
  readonly recognised: RecognisedOutput;
  readonly index: number;
  readonly fileName: string | undefined;
  readonly labels: Labels;
  readonly choice: OutputChoice | undefined;
  readonly onChoose: (choice: OutputChoice) => void;
};

/** One output as the run that it would become. */
export function OutputPreview(props: OutputPreviewProps) {
  const { recognised, index, fileName, labels, choice, onChoose } = props;
  const id = useId();
  const output = readWithChoice(recognised, choice);
  const { parsed, tool } = output;
  const isIn = choice?.isLeftOut !== true;
  return (
    <li className={`card output ${isIn ? '' : 'is-left-out'}`}>
      <h3>
        <input
          id={id}
          type="checkbox"
          checked={isIn}
          onChange={(event) => onChoose({ output: index, isLeftOut: !event.target.checked })}
        />
        {parsed.ok ? (
          <FileCheck size={16} className="ok" aria-hidden="true" />
        ) : (
          <CircleX size={16} className="bad" aria-hidden="true" />
        )}
        <label htmlFor={id}>
          <bdi>{titleOf(output, labels, fileName)}</bdi>
        </label>
        <span className="grow" />
        <span className="faint">{linesInWords(output)}</span>
      </h3>
      {isIn && !parsed.ok && (
        <p>
          {parsed.error.line === undefined ? '' : `Line ${String(parsed.error.line)}: `}found “
          <bdi>{parsed.error.found}</bdi>”, expected {parsed.error.expected}. It becomes a failed
          run that keeps the text.
        </p>
      )}
      {isIn && parsed.ok && (
        <Read tool={tool} read={parsed.value}>
          <AssumedFields
            read={parsed.value}
            choice={choice}
            onAssume={(assume) => onChoose({ output: index, assume })}
          />
        </Read>
      )}
      {isIn && <OutputFacts output={output} fileName={fileName} />}
    </li>
  );
}

function linesInWords({ firstLine, lastLine }: RecognisedOutput): string {
  return firstLine === lastLine
    ? `line ${String(firstLine)}`
    : `lines ${String(firstLine)} to ${String(lastLine)}`;
}

type ReadProps = {
  readonly tool: Tool;
  readonly read: ParsedOutput;
  readonly children: React.ReactNode;
};

function Read({ tool, read, children }: ReadProps) {
  const { measurements, toolVersion, startedAt, startedAtText } = read;
  const quantity = measurements.find((row) => row.quantity)?.quantity;
  return (
    <>
      <p>
        {tool.title} <bdi>{toolVersion ?? 'version not stated'}</bdi>
        {', '}
        <bdi>{startedAt ?? startedAtText ?? 'date not stated'}</bdi>
        {', '}
        {sizesInWords(measurements)}.{quantity && ` ${quantitySentence(quantity)}`}{' '}
        {loadSentence(tool)}
      </p>
      {children}
      <FiguresAndWarnings {...read} />
    </>
  );
}

const loadWords = {
  closed: 'Closed loop',
  open: 'Open loop at a planned rate',
  stream: 'Stream without replies',
} as const;
const omissionWords = {
  affected: 'affected by coordinated omission',
  corrected: 'corrected for coordinated omission',
  'not-applicable': 'coordinated omission does not apply',
} as const;

function loadSentence({ load, coordinatedOmission }: Tool): string {
  const words = [
    load && loadWords[load],
    coordinatedOmission && omissionWords[coordinatedOmission],
  ].filter((word) => word !== undefined);
  const [first = '', ...rest] = words;
  if (first === '') return '';
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')}.`;
}

/** `17 sizes from 1 B to 64 KiB`; rows where the tool states no size. */
function sizesInWords(measurements: readonly Measurement[]): string {
  const sizes = sizesOf([{ measurements: [...measurements] }]);
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined) return counted(measurements.length, 'row');
  if (sizes.length === 1) return formatBytes(first);
  return `${String(sizes.length)} sizes from ${formatBytes(first)} to ${formatBytes(last)}`;
}
