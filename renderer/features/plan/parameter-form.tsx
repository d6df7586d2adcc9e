import { useMemo } from 'react';
import type { ParameterValue, ParameterValues, Test } from '../../../shared/model/plan.ts';
import type { Tool } from '../../../shared/tools/tool.ts';
import { ParameterControl } from './parameter-control.tsx';
import { parameterFields, parameterProblem, type ParameterField } from './parameter-field.ts';

type ParameterFormProps = {
  readonly tool: Tool;
  readonly test: Test;
  readonly isReadOnly: boolean;
  readonly onChange: (parameters: ParameterValues) => undefined | Promise<boolean>;
  /** Makes a factor of the parameter. */
  readonly onVary: (field: ParameterField) => void;
};

/** The tool's parameters as its schema declares them; rarely used ones are folded. */
export function ParameterForm({ tool, test, isReadOnly, onChange, onVary }: ParameterFormProps) {
  const fields = useMemo(() => parameterFields(tool), [tool]);
  const advanced = fields.filter(({ isAdvanced }) => isAdvanced);
  const controlOf = (field: ParameterField) => (
    <ParameterControl
      key={field.name}
      field={field}
      value={test.parameters[field.name]}
      problem={parameterProblem(tool, field.name, test.parameters[field.name])}
      isReadOnly={isReadOnly}
      aside={
        <>
          {field.flag !== undefined && field.kind !== 'boolean' && (
            <span className="flag mono">{field.flag} </span>
          )}
          {!isReadOnly && (
            <button
              type="button"
              className="vary"
              title={`Make ${field.label} a factor, with this value as its first level`}
              onClick={() => onVary(field)}
            >
              vary
            </button>
          )}
        </>
      }
      onChange={(value) => onChange(withParameter(test.parameters, field.name, value))}
    />
  );
  const isWrongInside = advanced.some(
    ({ name }) => parameterProblem(tool, name, test.parameters[name]) !== undefined,
  );
  return (
    <>
      <div className="fields">{fields.filter(({ isAdvanced }) => !isAdvanced).map(controlOf)}</div>
      {advanced.length > 0 && (
        <details className="plan-more" open={isWrongInside || undefined}>
          <summary>{advanced.length} more</summary>
          <div className="fields">{advanced.map(controlOf)}</div>
        </details>
      )}
    </>
  );
}

/** The parameters with this one set, or back at its default. */
export function withParameter(
  parameters: ParameterValues,
  name: string,
  value: ParameterValue | undefined,
): ParameterValues {
  const others = Object.entries(parameters).filter(([other]) => other !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}
