import { CheckField } from '../../widgets/check-field.tsx';
import { Field } from '../../widgets/field.tsx';
import { Segmented } from '../../widgets/segmented.tsx';
import { emptyCommand, type CommandDraft, type DraftFaults } from './tool-draft.ts';

type CommandEditorProps = {
  readonly command: CommandDraft | undefined;
  readonly faults: DraftFaults;
  readonly onChange: (command: CommandDraft | undefined) => void;
};

/** What runs in a plan; without it, outputs are only imported. */
export function CommandEditor({ command, faults, onChange }: CommandEditorProps) {
  return (
    <section className="tool-part">
      <h2>Command</h2>
      <CheckField
        isChecked={command !== undefined}
        onChange={(isChecked) => onChange(isChecked ? emptyCommand : undefined)}
      >
        It can be run in a plan
      </CheckField>
      {command && <CommandFields command={command} faults={faults} onChange={onChange} />}
    </section>
  );
}

type CommandFieldsProps = {
  readonly command: CommandDraft;
  readonly faults: DraftFaults;
  readonly onChange: (command: CommandDraft) => void;
};

function CommandFields(props: CommandFieldsProps) {
  const { command, faults, onChange } = props;
  return (
    <>
      <CommandText
        {...props}
        name="client"
        label="Client, on the initiator"
        aside="split as a shell would, no shell runs"
        hint="In it stand {responder}, {initiator}, {port}, {work} and {name} of a parameter."
      />
      <CommandText
        {...props}
        name="server"
        label="Server, on the responder"
        hint="Empty: there is none."
      />
      {command.server.trim() !== '' && <Readiness {...props} />}
      <Field
        label="Parameters"
        aside="name=value, one per line"
        problem={faults.get('parameters')}
        hint="A plan sets them; {name} in a command stands for the value."
      >
        {(control) => (
          <div className="input area">
            <textarea
              {...control}
              className="mono"
              rows={3}
              spellCheck={false}
              value={command.parameters}
              onChange={({ target }) => onChange({ ...command, parameters: target.value })}
            />
          </div>
        )}
      </Field>
      <div className="csv-form">
        <CommandText
          {...props}
          name="file"
          label="File that holds the output"
          hint="In {work}; empty: what it prints."
        />
        <CommandText {...props} name="estimatedSeconds" label="Takes about" aside="seconds" />
      </div>
    </>
  );
}

function Readiness(props: CommandFieldsProps) {
  const { command, onChange } = props;
  const isPort = command.readiness === 'port';
  return (
    <div className="csv-form">
      <Segmented
        label="The server is ready when"
        value={command.readiness}
        choices={[
          { value: 'port', label: 'it listens on a port' },
          { value: 'line', label: 'it prints a line' },
        ]}
        onChange={(readiness) =>
          onChange({
            ...command,
            readiness,
            readyWhen: readiness === 'port' ? '{port}' : 'listening',
          })
        }
      />
      <CommandText {...props} name="readyWhen" label={isPort ? 'Port' : 'Pattern of the line'} />
      {isPort ? (
        <Segmented
          label="Protocol of the port"
          value={command.protocol}
          choices={[
            { value: 'tcp', label: 'TCP' },
            { value: 'udp', label: 'UDP' },
          ]}
          onChange={(protocol) => onChange({ ...command, protocol })}
        />
      ) : (
        <Segmented
          label="Where it prints it"
          value={command.stream}
          choices={[
            { value: 'stdout', label: 'stdout' },
            { value: 'stderr', label: 'stderr' },
          ]}
          onChange={(stream) => onChange({ ...command, stream })}
        />
      )}
      <CheckField
        isChecked={command.endsByItself}
        onChange={(endsByItself) => onChange({ ...command, endsByItself })}
      >
        It ends with the client
      </CheckField>
    </div>
  );
}

type CommandTextProps = CommandFieldsProps & {
  readonly name: 'client' | 'server' | 'readyWhen' | 'file' | 'estimatedSeconds';
  readonly label: string;
  readonly aside?: string;
  readonly hint?: string;
};

function CommandText(props: CommandTextProps) {
  const { name, command, faults, onChange, ...frame } = props;
  return (
    <Field {...frame} problem={faults.get(name)}>
      {(control) => (
        <div className="input">
          <input
            {...control}
            className="mono"
            spellCheck={false}
            autoComplete="off"
            value={command[name]}
            onChange={({ target }) => onChange({ ...command, [name]: target.value })}
          />
        </div>
      )}
    </Field>
  );
}
