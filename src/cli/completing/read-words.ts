import type { OptionSpec } from "../commands/command.ts";

/** The words of a command line before the one that is being written. */
export interface WrittenWords {
  readonly positionals: readonly string[];
  /** The names of the options that are given. */
  readonly given: ReadonlySet<string>;
  /** The last value of each option that has one. */
  readonly values: ReadonlyMap<string, string>;
  /** The option whose value comes next, or null. */
  readonly pending: string | null;
  /** Whether `--` ended the options. */
  readonly isOver: boolean;
}

/** Reads words as `parseArgs` will, but takes any of them: a line that is being written may be wrong. */
export function readWords(
  words: readonly string[],
  options: Readonly<Record<string, OptionSpec>>,
): WrittenWords {
  const positionals: string[] = [];
  const given = new Set<string>();
  const values = new Map<string, string>();
  let pending: string | null = null;
  let isOver = false;
  for (const word of words) {
    if (pending !== null) {
      values.set(pending, word);
      pending = null;
    } else if (isOver || !/^-./.test(word)) {
      positionals.push(word);
    } else if (word === "--") {
      isOver = true;
    } else {
      const [, name = "", , value] = /^--([^=]+)(=(.*))?$/s.exec(word) ?? [
        "",
        longOf(word, options),
      ];
      given.add(name);
      if (value !== undefined) values.set(name, value);
      else if (options[name]?.type === "string") pending = name;
    }
  }
  return { positionals, given, values, pending, isOver };
}

/** The option of which a word like `-o` is the short form; "" if there is none. */
function longOf(word: string, options: Readonly<Record<string, OptionSpec>>): string {
  return Object.entries(options).find(([, { short }]) => `-${short ?? ""}` === word)?.[0] ?? "";
}
