import type { Io } from "../output/io.ts";

/** An option of a command, in the shape of `node:util` parseArgs. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
  /** The name of the value in the help: `DIR`. */
  readonly value?: string;
  readonly help: string;
  /** All values that it may have, if they are a few words. */
  readonly values?: readonly string[];
}

/** Parsed arguments of one command. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of a string option, or null. */
  readonly text: (name: string) => string | null;
  /** All values of a string option that may be given several times. */
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

/** One command of peerc. */
export interface Command {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** After `peerc <name>`: `[DIR]`. */
  readonly usage: string;
  /** A paragraph or two. */
  readonly about: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly { readonly line: string; readonly about: string }[];
  /** How many positional arguments it takes. */
  readonly positionals: {
    readonly min: number;
    readonly max: number;
    /** What they are, if some are required. */
    readonly names?: string;
  };
  /** Options that exclude each other, and why. */
  readonly conflicts?: readonly {
    readonly pair: readonly [string, string];
    readonly why: string;
  }[];
  /** The values of `--format`; the first is the default. */
  readonly formats: readonly string[];
  /** Imports its implementation on demand, so that help and wrong arguments are answered at once. */
  readonly run: (args: Arguments, io: Io) => Promise<number>;
}
