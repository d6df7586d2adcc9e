import { CircleHelp } from 'lucide-react';
import type { QuantityKind } from '../../../shared/model/measurement.ts';
import type { QuantityQuestion } from '../../../shared/views/overlay-quantity.ts';
import { Button } from '../../widgets/button.tsx';

type QuantityQuestionProps = {
  readonly question: QuantityQuestion;
  readonly onChoose: (kind: QuantityKind) => void;
};

/** Asks in place, once, which quantity all runs are shown as; until then nothing is converted. */
export function AskQuantity({ question, onChoose }: QuantityQuestionProps) {
  return (
    <div className="quantity-question" role="group" aria-label="Quantities differ">
      <CircleHelp size={16} aria-hidden="true" />
      <p>{question.text}</p>
      {question.choices.map((kind) => (
        <Button key={kind} size="small" onClick={() => onChoose(kind)}>
          Show all as {kind}
        </Button>
      ))}
    </div>
  );
}
