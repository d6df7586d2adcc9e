// The contract between a benchmark program and the rest. A tool is one file in catalog/ plus one fixture folder; no
// other code names a tool. What shared code needs to know, the tool declares.
import { z } from 'zod';
import type { Result } from '../base/result.ts';
import type { TimeUnit } from '../model/custom-tool.ts';
import type { Measurement, QuantityKind } from '../model/measurement.ts';
import type { ParameterValues } from '../model/plan.ts';
import type { Role } from '../model/run.ts';

/** What the form needs to draw one parameter; given by zod's `.meta()` on each field. */
export const parameterMeta = z.strictObject({
  label: z.string().min(1),
  /** Shown inside the field at the right: `s`, `bytes`, `%`. */
  unit: z.string().min(1).optional(),
  /** Shown below the field, only where a person errs. */
  help: z.string().min(1).optional(),
  /** The tool's own flag, shown at the right of the label. */
  flag: z.string().min(1).optional(),
  /** Folded away under "more". */
  advanced: z.boolean().optional(),
});

/** What a command needs to know about where it runs. */
export type CommandContext = {
  /** Data-plane addresses. */
  readonly initiatorAddress: string;
  readonly responderAddress: string;
  /** A folder on each host for files of this run; exists, is empty, and goes afterwards. */
  readonly workDirectory: string;
  /** A port on which the responder listened with nothing when the run was prepared; absent before. */
  readonly freePort?: number | undefined;
  /** Paths of programs that Jitterbook brings (`programs` of the tool), on the host of the command. */
  readonly programs: Readonly<Record<string, string>>;
};

/** How the runner sees that a server listens. */
export type Readiness =
  | {
      readonly kind: 'line';
      readonly stream: 'stdout' | 'stderr';
      /** A RegExp, or a pattern that a person wrote. */
      readonly pattern: {
        readonly test: (line: string) => boolean;
        readonly toString: () => string;
      };
    }
  /** Seen with `ss` on the host, never by connecting (some servers serve exactly one client). */
  | { readonly kind: 'port'; readonly protocol: 'tcp' | 'udp'; readonly port: number };

export type ServerCommand = {
  readonly argv: readonly string[];
  readonly readiness: Readiness;
  /** Whether it ends by itself when the client ends; else it is stopped, and then its exit status counts for nothing. */
  readonly endsByItself: boolean;
};

export type ClientCommand = {
  readonly argv: readonly string[];
  /** Files that the initiator leaves in the work directory: file name there. */
  readonly files: readonly string[];
};

export type ToolCommands = {
  /** Runs on the responder; absent for tools that need none (ping). */
  readonly server?: ServerCommand;
  /** Runs on the initiator. */
  readonly client: ClientCommand;
  /** From the parameters; what a person waits for, mostly. The hard time limit is derived from it. */
  readonly estimatedSeconds: number;
  /** Where a test may rightly take longer, such as one whose answers come late: the limit is derived from this instead. */
  readonly mostSeconds?: number;
};

/** What a person says about an output that does not say it itself. It never overrules what is printed. */
export type Assumption = {
  readonly unit?: TimeUnit | undefined;
  readonly quantity?: QuantityKind | undefined;
};

/** What an output may leave unsaid, so that a person's word changes how it is read. */
export type Assumable = keyof Assumption;

/**
 * The bytes of a file in pieces as they come, so that a file of 17 million lines never stands in memory whole. It can be
 * read again from its beginning; a piece is good until the next one is asked for.
 */
export type OutputFile = Iterable<Uint8Array>;

/** What a tool left behind. Raw bytes stay in the notebook whatever a parser makes of them. */
export type ToolOutput = {
  readonly stdout: string;
  readonly stderr?: string;
  /** Fetched or imported files by name. */
  readonly files?: Readonly<Record<string, OutputFile>>;
  /** Parameters of the run; absent for imports. */
  readonly parameters?: ParameterValues;
  readonly assume?: Assumption;
};

/** What a parser understood. */
export type ParsedOutput = {
  readonly measurements: Measurement[];
  /** Facts that the output itself states, of the side that printed them; key is a fact id or the tool's own name. */
  readonly facts: Readonly<Partial<Record<Role, Readonly<Record<string, string>>>>>;
  /** Parameters that the output itself states (from its command line), for imports. */
  readonly parameters: ParameterValues;
  readonly toolVersion?: string;
  /** The date that the output states, ISO 8601 with offset, only when it can be told without guessing. */
  readonly startedAt?: string;
  /** The date as the output prints it, when it cannot (a zone such as BST). */
  readonly startedAtText?: string;
  /** For a person; shown with the run. */
  readonly warnings: readonly string[];
  /** Warnings that forbid the state complete: the figures stand, the run is partial. */
  readonly fatalWarnings: readonly string[];
  /** What the output does not say and was taken from `assume` or by default; a choice of it makes sense. Absent or empty: nothing. */
  readonly assumed?: readonly Assumable[];
};

/** Nothing could be read. `line` is from 1; absent when the output as a whole lacks something. */
export type ParseFailure = {
  readonly line?: number;
  readonly found: string;
  readonly expected: string;
};

/** One tool; `P` is the parsed form of its parameters. */
export type ToolDefinition<Schema extends z.ZodObject = z.ZodObject> = {
  /** Equal to the file name and to the fixture folder. */
  readonly id: string;
  readonly title: string;
  /** Raised with every change of meaning, so that a run says which parser read it. */
  readonly parserVersion: number;
  /** Quantity of its latency figures as the tool prints them by default; absent for tools without latency. */
  readonly quantity?: QuantityKind;
  /** What its figures mean, one or two sentences, shown beside the result. */
  readonly meaning: string;
  /**
   * How load is offered: *closed* sends the next message when the reply is there, *open* follows a planned rate whatever the
   * replies do, *stream* waits for none.
   */
  readonly load?: 'closed' | 'open' | 'stream';
  /**
   * What its latency figures do about coordinated omission: *affected* (a stall delays later messages instead of counting for
   * each), *corrected* by the tool, or *not-applicable* (no latency under load).
   */
  readonly coordinatedOmission?: 'affected' | 'corrected' | 'not-applicable';
  /** Whether the initiator's program needs root. */
  readonly needsRoot?: boolean;
  /** A form of file that many programs write: it is read, and no plan can ask for it. */
  readonly importOnly?: true;
  /** Every field has a default and a `.meta()` of `parameterMeta`. */
  readonly parameters: Schema;
  /** Programs that Jitterbook brings to both hosts, by name in assets/. */
  readonly programs: readonly string[];
  /** Asked on the host of the given role; the first match of `pattern` in stdout+stderr, group `version`. */
  readonly version?: {
    readonly argv: readonly string[];
    readonly pattern: RegExp;
    readonly role: Role;
  };
  readonly commands: (parameters: z.infer<Schema>, context: CommandContext) => ToolCommands;
  /**
   * Splits a pasted text into the outputs of this tool that it holds, in order; empty when there is none.
   * Never looks at file names. Text between outputs (prompts, prose) may be left out of the pieces.
   */
  readonly recognise: (text: string) => readonly string[];
  /**
   * Whether a long file that begins with `head` (whole lines) holds samples of this tool, and the name under which `parse`
   * expects it in `files`; `head` is then `stdout`. Absent for tools without such files.
   */
  readonly sampleFile?: (head: string) => string | undefined;
  /** Pure; never throws, whatever the text. */
  readonly parse: (output: ToolOutput) => Result<ParsedOutput, ParseFailure>;
};

/** A tool as the registry holds it: parameters come as JSON and are checked inside. */
export type Tool = Omit<ToolDefinition, 'commands'> & {
  /** @throws ZodError when the parameters do not fit; validate with `parameters` first to say so in words. */
  readonly commands: (parameters: ParameterValues, context: CommandContext) => ToolCommands;
};

/** Declares a tool; the typed `commands` gets its parameters checked and with defaults filled in. */
export function defineTool<Schema extends z.ZodObject>(definition: ToolDefinition<Schema>): Tool {
  return {
    ...definition,
    // A misspelt parameter would silently leave the default in place: it is refused instead.
    parameters: definition.parameters.strict(),
    commands: (parameters, context) =>
      definition.commands(definition.parameters.parse(parameters), context),
  };
}

type ReaderDefinition = Omit<
  ToolDefinition,
  'importOnly' | 'parameters' | 'programs' | 'version' | 'commands'
>;

/** Declares a form of file that is only read. Its `commands` throws: `planRuns` keeps such tools out of every plan. */
export function defineReader(definition: ReaderDefinition): Tool {
  return {
    ...definition,
    importOnly: true,
    parameters: z.object({}),
    programs: [],
    commands: () => {
      throw new Error(`${definition.title} is a form of file, not a program.`);
    },
  };
}
