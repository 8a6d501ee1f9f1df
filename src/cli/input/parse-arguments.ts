import { parseArgs, types } from "node:util";

import { COLOUR_CHOICES } from "../output/wants-colour.ts";
import { didYouMean } from "../../diagnostics/index.ts";
import type { Arguments, Command, OptionSpec } from "../commands/command.ts";

/** Options that every command has. */
export const COMMON_OPTIONS = {
  help: { type: "boolean", short: "h", help: "show this help" },
  format: { type: "string", value: "FORMAT", help: "output format" },
  color: {
    type: "string",
    value: "WHEN",
    help: "colors: auto (default), always or never",
    values: COLOUR_CHOICES,
  },
} as const satisfies Record<string, OptionSpec>;

/** Node's message about wrong arguments, without its advice, and the option that was probably meant. */
function explainProblem(problem: unknown, known: readonly string[]): string {
  const text = types.isNativeError(problem) ? problem.message : String(problem);
  const sentence = text.split(/\.\s/)[0] ?? text;
  const unknown = /^Unknown option '--(.+)'$/s.exec(sentence)?.[1];
  const near = unknown === undefined ? null : didYouMean(unknown, known);
  return near === null ? sentence : `${sentence}; did you mean --${near}?`;
}

/** What is wrong with arguments, and what to write instead. */
export interface Misuse {
  readonly problem: string;
  readonly write?: string;
}

/** What is wrong with known options, or null: one that is given twice, or two that exclude each other. */
function misusedOptions(
  { options, conflicts }: Command,
  tokens: readonly { readonly kind: string; readonly name?: string }[],
): string | null {
  const given = tokens.flatMap(({ kind, name }) => (kind === "option" && name ? [name] : []));
  const isOnce = (name: string) =>
    name !== "help" && options[name]?.type !== "boolean" && options[name]?.multiple !== true;
  const twice = given.find((name, at) => isOnce(name) && given.indexOf(name) < at);
  if (twice !== undefined) return `--${twice} is given twice`;
  const pair = conflicts?.find(
    ({ pair: [one, other] }) => given.includes(one) && given.includes(other),
  );
  return pair ? `--${pair.pair.join(" and --")} exclude each other: ${pair.why}` : null;
}

/** What was probably meant if arguments, or `tree`, are missing. */
function writeInstead(command: Command, given: readonly string[]): { readonly write?: string } {
  const [first = ""] = given;
  const isObject = command.name === "irr" && given.length === 1 && first !== "tree";
  const sample = command.examples[0]?.line;
  if (isObject && /^[\w:-]+$/.test(first)) return { write: `peerc irr tree ${first}` };
  return sample === undefined ? {} : { write: sample };
}

/** Parses a command's arguments, or says what is wrong with them. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments | Misuse {
  const options: Record<
    string,
    { type: "string" | "boolean"; multiple?: boolean; short?: string }
  > = {};
  for (const [name, spec] of Object.entries({ ...command.options, ...COMMON_OPTIONS })) {
    const { type, multiple, short }: OptionSpec = spec;
    options[name] = {
      type,
      ...(multiple === undefined ? {} : { multiple }),
      ...(short === undefined ? {} : { short }),
    };
  }
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
  } catch (problem) {
    return { problem: explainProblem(problem, Object.keys(options)) };
  }
  const misused = misusedOptions(command, parsed.tokens);
  if (misused !== null) return { problem: misused };
  const { values, positionals } = parsed;
  const { min, max } = command.positionals;
  if (values["help"] !== true && (positionals.length < min || positionals.length > max)) {
    if (command.positionals.names !== undefined) {
      const given = positionals.length === 0 ? "nothing" : positionals.join(" ");
      const problem = `${command.name} takes ${command.positionals.names}, but got ${given}`;
      return { problem, ...writeInstead(command, positionals) };
    }
    const wanted = min === max ? String(min) : min === 0 ? `at most ${max}` : `${min} to ${max}`;
    return {
      problem: `${command.name} takes ${wanted} argument${max === 1 ? "" : "s"}, not ${positionals.length}`,
    };
  }
  // Most often an unset variable of a script, which did not mean the current folder.
  if (positionals.includes("")) return { problem: `${command.name}: an argument is empty` };
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === "string" ? value : null;
  };
  const format = text("format");
  if (format !== null && !command.formats.includes(format)) {
    return { problem: `--format ${format}: ${command.name} prints ${command.formats.join(", ")}` };
  }
  const colour = text("color");
  if (colour !== null && !COLOUR_CHOICES.some((choice) => choice === colour)) {
    return { problem: `--color ${colour}: it is ${COLOUR_CHOICES.join(", ")}` };
  }
  return {
    positionals,
    text,
    texts: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
    },
    flag: (name) => values[name] === true,
  };
}
