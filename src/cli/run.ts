import {
  diagnostic,
  didYouMean,
  formatText,
  printJson,
  type Diagnostic,
} from "../diagnostics/index.ts";
import type { Command } from "./commands/command.ts";
import { COMMANDS } from "./commands/index.ts";
import { commandHelp, mainHelp } from "./output/help.ts";
import { EXIT, type Io } from "./output/io.ts";
import { packageVersion } from "./package-files.ts";
import { parseArguments } from "./input/parse-arguments.ts";

/** Runs one command line, without the program's own name, and returns the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const wanted = name === "help" ? rest[0] : undefined;
    const topic = COMMANDS.find((command) => command.name === wanted);
    if (wanted !== undefined && !topic) return misuse(unknownCommand(wanted, rest.slice(1)), io);
    io.stdout(topic ? commandHelp(topic) : mainHelp(COMMANDS, packageVersion()));
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  if (name === "--version" || name === "-V") return printVersion(rest, io);
  if (name === "__complete") {
    const { runComplete } = await import("./completing/run-complete.ts");
    return runComplete(rest, io);
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    return misuse(unknownCommand(name, rest), io);
  }
  return runCommand(command, rest, io);
}

/** `--version`, alone or with `--json`. */
async function printVersion(rest: readonly string[], io: Io): Promise<number> {
  const [option, ...more] = rest;
  if (option === undefined) {
    io.stdout(`${packageVersion()}\n`);
    return EXIT.ok;
  }
  if (option !== "--json" || more.length > 0) {
    const problem = `--version takes nothing but --json, and got ${rest.join(" ")}`;
    const write = "peerc --version --json";
    return misuse(diagnostic("wrong-usage", { problem, command: "", write }), io);
  }
  const { versionReport } = await import("./output/version-report.ts");
  io.stdout(printJson(await versionReport()));
  return EXIT.ok;
}

const GLOBAL = ["--help", "--version"];

/**
 * A word that is not a command: perhaps misspelled, an option of peerc itself, or one that belongs after the command.
 */
function unknownCommand(name: string, rest: readonly string[]): Diagnostic {
  const known = COMMANDS.map((candidate) => candidate.name);
  const long = `--${name.replace(/^-+/, "")}`;
  const near = name === "-v" ? "--version" : didYouMean(long, GLOBAL);
  if (!name.startsWith("-")) {
    const isGlobal = GLOBAL.includes(long);
    const hint = isGlobal ? `did you mean \`${long}\`?` : undefined;
    return diagnostic("unknown-command", { name, known }, { hint });
  }
  const problem = `peerc has no option \`${name}\``;
  if (near !== null)
    return diagnostic("wrong-usage", { problem, command: "", write: `peerc ${near}` });
  const command = rest.find((word) => known.includes(word));
  const others = rest.filter((word) => word !== command);
  const line =
    command === undefined ? {} : { write: ["peerc", command, name, ...others].join(" ") };
  return diagnostic("wrong-usage", { problem, command: command ?? "", ...line });
}

async function runCommand(command: Command, argv: readonly string[], io: Io): Promise<number> {
  const args = parseArguments(command, argv);
  if ("problem" in args) {
    return misuse(diagnostic("wrong-usage", { ...args, command: command.name }), io);
  }
  if (args.flag("help")) {
    io.stdout(commandHelp(command));
    return EXIT.ok;
  }
  try {
    return await command.run(args, io);
  } finally {
    io.progress.end();
  }
}

function misuse(problem: Diagnostic, io: Io): number {
  io.stderr(formatText([problem], { colour: io.colour }));
  return EXIT.usage;
}
