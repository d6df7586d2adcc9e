import { TriangleAlert } from 'lucide-react';
import type { ParsedOutput } from '../../../shared/tools/tool.ts';
import { OutputFigures } from './output-figures.tsx';

type FiguresAndWarningsProps = Pick<ParsedOutput, 'measurements' | 'warnings' | 'fatalWarnings'>;

/** What was read of an output, and what a person should know about it, the gravest first. */
export function FiguresAndWarnings({
  measurements,
  warnings,
  fatalWarnings,
}: FiguresAndWarningsProps) {
  return (
    <>
      <OutputFigures measurements={measurements} />
      {[...fatalWarnings, ...warnings].map((warning, index) => (
        <p key={index} className="warning">
          <TriangleAlert size={14} aria-hidden="true" />
          <bdi>{warning}</bdi>
        </p>
      ))}
    </>
  );
}
