import type { ReactNode } from 'react';
import type { ParameterValue } from '../../../shared/model/plan.ts';
import { CheckField } from '../../widgets/check-field.tsx';
import { Field, type FieldFrame } from '../../widgets/field.tsx';
import { Segmented } from '../../widgets/segmented.tsx';
import { SelectField } from '../../widgets/select-field.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { parameterText, readParameter, type ParameterField } from './parameter-field.ts';

type ParameterControlProps = {
  readonly field: ParameterField;
  /** `undefined` is the tool's default. */
  readonly value: ParameterValue | undefined;
  readonly problem: string | undefined;
  readonly isReadOnly: boolean;
  /** In place of the parameter's own label. */
  readonly label?: string;
  /** At the right of the label, in place of the tool's flag. */
  readonly aside?: ReactNode;
  readonly onChange: (value: ParameterValue | undefined) => undefined | Promise<boolean>;
};

/** More choices than this are a list. */
const mostSegments = 3;

/** Longer choices need the whole width of the form to stand side by side. */
const mostCharacters = 12;

/** The control of one parameter, as its kind asks for. */
export function ParameterControl(props: ParameterControlProps) {
  const { field, value, problem, isReadOnly, onChange } = props;
  const { kind, choices, defaultValue } = field;
  const frame = {
    label: props.label ?? field.label,
    aside: props.aside ?? field.flag,
    title: field.flag,
    hint: field.help,
    problem,
    isWide: kind === 'numbers' || kind === 'texts' || choices.join('').length > mostCharacters,
  };
  if (kind === 'boolean') {
    return (
      <Field {...frame} label={frame.label}>
        {() => (
          <CheckField
            isChecked={(value ?? defaultValue) === true}
            isReadOnly={isReadOnly}
            onChange={(isChecked) => void onChange(isChecked)}
          >
            {field.flag === undefined ? frame.label : <span className="mono">{field.flag}</span>}
          </CheckField>
        )}
      </Field>
    );
  }
  if (kind === 'choice') {
    return (
      <ChoiceControl
        frame={frame}
        chosen={parameterText(value ?? defaultValue)}
        choices={choices}
        isReadOnly={isReadOnly}
        onChange={(next) => void onChange(next)}
      />
    );
  }
  return (
    <TextField
      {...frame}
      value={parameterText(value)}
      unit={field.unit}
      placeholder={parameterText(defaultValue)}
      isReadOnly={isReadOnly}
      onCommit={(text) => onChange(readParameter(field, text))}
    />
  );
}

type ChoiceControlProps = {
  readonly frame: FieldFrame;
  readonly chosen: string;
  readonly choices: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (choice: string) => void;
};

function ChoiceControl({ frame, chosen, choices, isReadOnly, onChange }: ChoiceControlProps) {
  const options = choices.map((choice) => ({ value: choice, label: choice }));
  if (choices.length > mostSegments) {
    return (
      <SelectField
        {...frame}
        value={chosen}
        choices={options}
        isReadOnly={isReadOnly}
        onChange={onChange}
      />
    );
  }
  return (
    <Field {...frame}>
      {() => (
        <Segmented
          label={frame.label}
          isWide
          value={chosen}
          choices={options}
          disabled={isReadOnly}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
