import { timeUnit, type TimeUnit } from '../../../shared/model/custom-tool.ts';
import { quantityKind, type QuantityKind } from '../../../shared/model/measurement.ts';
import type { OutputChoice } from '../../../shared/tools/import-choices.ts';
import type { Assumable, ParsedOutput } from '../../../shared/tools/tool.ts';
import { SelectField } from '../../widgets/select-field.tsx';

type AssumedFieldsProps = {
  readonly read: ParsedOutput;
  readonly choice: OutputChoice | undefined;
  readonly onAssume: (assume: OutputChoice['assume']) => void;
};

export const unitWords: Readonly<Record<TimeUnit, string>> = {
  ns: 'nanoseconds',
  us: 'microseconds',
  ms: 'milliseconds',
  s: 'seconds',
};
export const quantityWords: Readonly<Record<QuantityKind, string>> = {
  rtt: 'rtt, there and back',
  'half-rtt': 'half-rtt',
  'one-way-delay': 'one-way delay',
};

/** What the output does not say itself, for the person to say. */
export function AssumedFields({ read, choice, onAssume }: AssumedFieldsProps) {
  const { assume } = choice ?? {};
  // What has been chosen stays a question that can be answered again.
  const asks = (what: Assumable) =>
    read.assumed?.includes(what) === true || assume?.[what] !== undefined;
  if (!asks('unit') && !asks('quantity')) return undefined;
  return (
    <div className="assumed">
      {asks('unit') && (
        <SelectField
          label="Unit"
          value={assume?.unit ?? ''}
          choices={[asAssumed, ...timeUnit.options.map((value) => choiceOf(value, unitWords))]}
          onChange={(value) => onAssume({ ...assume, unit: timeUnit.safeParse(value).data })}
        />
      )}
      {asks('quantity') && (
        <SelectField
          label="Quantity"
          value={assume?.quantity ?? ''}
          choices={[
            asAssumed,
            ...quantityKind.options.map((value) => choiceOf(value, quantityWords)),
          ]}
          onChange={(value) =>
            onAssume({ ...assume, quantity: quantityKind.safeParse(value).data })
          }
        />
      )}
    </div>
  );
}

const asAssumed = { value: '', label: 'as assumed' };

function choiceOf<Value extends string>(value: Value, words: Readonly<Record<Value, string>>) {
  return { value, label: words[value] };
}
