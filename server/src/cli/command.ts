import type { ExitCode } from './exitCode.js';
import type { OptionSpec, Options } from './options.js';
import type { Platform } from './platform.js';
import type { Problem } from './problem.js';
import type { Crash } from './readIsms.js';
import type { Style } from './style.js';

/** One command of `isms`. What it says of itself is its help; what it needs to run is loaded when it runs. */
export interface Command {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** Anything else a person has to know before using it. */
  readonly about: readonly string[];
  /** What may stand behind it besides options, as shown in the help. */
  readonly operands: string;
  readonly leastOperands: number;
  readonly mostOperands: number;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  run(call: Call): Promise<Answer | Problem>;
}

/** One use of a command. */
export interface Call {
  readonly platform: Platform;
  readonly options: Options;
  /** How to draw what goes to the output. */
  readonly style: Style;
  /** How to draw what goes to a file. */
  readonly fileStyle: Style;
  readonly commands: readonly Command[];
}

/** What a command has to say. */
export interface Answer {
  readonly exitCode: ExitCode;
  /** For the output. */
  readonly report: string;
  /** Reports in other forms, and where they go. */
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  /** It has written its output itself; the report says where. */
  readonly hasWritten?: true;
  /** For people, beside the report. */
  readonly note?: string;
  readonly crashes?: readonly Crash[];
  /** What could not be looked at; the report is about the rest. */
  readonly passedOver?: Problem | null;
}
