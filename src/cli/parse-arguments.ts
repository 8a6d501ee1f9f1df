import { parseArgs, types } from "node:util";

import { didYouMean } from "../diagnostics/index.ts";
import type { Arguments, Command, OptionSpec } from "./command.ts";

/** Options that every command has. */
export const COMMON_OPTIONS = {
  help: { type: "boolean", short: "h", help: "show this help" },
  format: { type: "string", value: "FORMAT", help: "how to print" },
} as const satisfies Record<string, OptionSpec>;

/** Node's words for what is wrong, without its advice, and the option that was perhaps meant. */
function explainProblem(problem: unknown, known: readonly string[]): string {
  const text = types.isNativeError(problem) ? problem.message : String(problem);
  const sentence = text.split(/\.\s/)[0] ?? text;
  const unknown = /^Unknown option '--(.+)'$/s.exec(sentence)?.[1];
  const near = unknown === undefined ? null : didYouMean(unknown, known);
  return near === null ? sentence : `${sentence}; did you mean --${near}?`;
}

/** Parses a command's arguments; a text says what is wrong with them. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments | string {
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
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (problem) {
    return explainProblem(problem, Object.keys(options));
  }
  const { values, positionals } = parsed;
  const { min, max } = command.positionals;
  if (values["help"] !== true && (positionals.length < min || positionals.length > max)) {
    const wanted = min === max ? String(min) : min === 0 ? `at most ${max}` : `${min} to ${max}`;
    return `${command.name} takes ${wanted} argument${max === 1 ? "" : "s"}, not ${positionals.length}`;
  }
  // Most often a variable of a script that is not set: what it stood for is not the current folder.
  if (positionals.includes("")) return `${command.name}: an argument is empty`;
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === "string" ? value : null;
  };
  const format = text("format");
  if (format !== null && !command.formats.includes(format)) {
    return `--format ${format}: ${command.name} prints ${command.formats.join(", ")}`;
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
