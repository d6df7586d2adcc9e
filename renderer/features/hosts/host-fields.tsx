import type { Connection, Host, SignIn } from '../../../shared/model/host.ts';
import { connection as connectionSchema, host as hostSchema } from '../../../shared/model/host.ts';
import { Field } from '../../widgets/field.tsx';
import { Segmented } from '../../widgets/segmented.tsx';
import { TextField, type Commit } from '../../widgets/text-field.tsx';

type HostFieldsProps = {
  readonly host: Host;
  readonly onChange: Commit<Host>;
  /** Also for fields that nobody has left yet. */
  readonly showsProblems?: boolean;
  readonly isReadOnly?: boolean;
};

/** Name, and how the host is reached. */
export function HostFields(props: HostFieldsProps) {
  const { host, onChange, showsProblems = false, isReadOnly = false } = props;
  const { connection } = host;
  return (
    <div className="fields">
      <TextField
        label="Name"
        value={host.name}
        check={nameProblem}
        problem={showsProblems ? nameProblem(host.name) : undefined}
        isReadOnly={isReadOnly}
        isWide
        autoFocus={host.name === ''}
        onCommit={(name) => onChange({ ...host, name })}
      />
      {connection.kind === 'ssh' ? (
        <ConnectionFields
          connection={connection}
          showsProblems={showsProblems}
          isReadOnly={isReadOnly}
          onChange={(next) => onChange({ ...host, connection: next })}
        />
      ) : (
        <p className="host-remark wide">
          {connection.member} of the embedded lab: a real SSH server on this computer. Its port
          changes at each start, and its key is the lab’s own.
        </p>
      )}
    </div>
  );
}

type Ssh = Extract<Connection, { kind: 'ssh' }>;

type ConnectionFieldsProps = {
  readonly connection: Ssh;
  readonly showsProblems: boolean;
  readonly isReadOnly: boolean;
  readonly onChange: Commit<Ssh>;
};

function ConnectionFields(props: ConnectionFieldsProps) {
  const { connection, showsProblems, isReadOnly, onChange } = props;
  const { address, port, user } = connection;
  const problem = (check: (text: string) => string | undefined, text: string) =>
    showsProblems ? check(text) : undefined;
  return (
    <>
      <TextField
        label="Management address"
        placeholder="10.20.0.11 or a name"
        value={address}
        check={addressProblem}
        problem={problem(addressProblem, address)}
        isReadOnly={isReadOnly}
        onCommit={(next) => onChange({ ...connection, address: next })}
      />
      <TextField
        label="Port"
        value={String(port)}
        check={portProblem}
        isReadOnly={isReadOnly}
        onCommit={(next) => onChange({ ...connection, port: Number(next) })}
      />
      <TextField
        label="User"
        value={user}
        check={userProblem}
        problem={problem(userProblem, user)}
        isReadOnly={isReadOnly}
        isWide
        onCommit={(next) => onChange({ ...connection, user: next })}
      />
      <SignInFields
        signIn={connection.signIn}
        isReadOnly={isReadOnly}
        onChange={(signIn) => onChange({ ...connection, signIn })}
      />
    </>
  );
}

type SignInFieldsProps = {
  readonly signIn: SignIn;
  readonly isReadOnly: boolean;
  readonly onChange: Commit<SignIn>;
};

const signIns = {
  agent: { method: 'agent' },
  key: { method: 'key', keyFile: '~/.ssh/id_ed25519' },
  ask: { method: 'ask' },
} as const satisfies Record<SignIn['method'], SignIn>;

function SignInFields({ signIn, isReadOnly, onChange }: SignInFieldsProps) {
  return (
    <>
      <Field
        label="Sign-in"
        isWide
        hint={signIn.method === 'ask' ? 'Asked for when needed, never stored.' : undefined}
      >
        {() => (
          <Segmented
            label="Sign-in"
            isWide
            value={signIn.method}
            disabled={isReadOnly}
            choices={[
              { value: 'agent', label: 'SSH agent' },
              { value: 'key', label: 'Key file' },
              { value: 'ask', label: 'Ask for a password' },
            ]}
            onChange={(method) => void onChange(signIns[method])}
          />
        )}
      </Field>
      {signIn.method === 'key' && (
        <TextField
          label="Key file"
          value={signIn.keyFile}
          isMono
          isWide
          hint="Below the home folder of whoever opens the experiment."
          check={keyFileProblem}
          isReadOnly={isReadOnly}
          onCommit={(keyFile) => onChange({ method: 'key', keyFile })}
        />
      )}
    </>
  );
}

function nameProblem(text: string): string | undefined {
  return hostSchema.shape.name.safeParse(text).success ? undefined : 'Expected a name.';
}

function addressProblem(text: string): string | undefined {
  return text.trim() === '' || /\s/.test(text.trim())
    ? 'Expected an address or a host name, such as 10.20.0.11.'
    : undefined;
}

function portProblem(text: string): string | undefined {
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65_535
    ? undefined
    : 'Expected a port from 1 to 65535.';
}

function userProblem(text: string): string | undefined {
  return text.trim() === '' ? 'Expected the user to sign in as.' : undefined;
}

function keyFileProblem(keyFile: string): string | undefined {
  const checked = connectionSchema.safeParse({
    kind: 'ssh',
    address: 'any',
    port: 22,
    user: 'any',
    signIn: { method: 'key', keyFile },
  });
  return checked.error?.issues[0]?.message;
}
