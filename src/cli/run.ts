import { diagnostic, formatText, type Diagnostic } from "../diagnostics/index.ts";
import type { Command } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { commandHelp, mainHelp } from "./help.ts";
import { EXIT, type Io } from "./io.ts";
import { packageVersion } from "./package-files.ts";
import { parseArguments } from "./parse-arguments.ts";

/** Runs one command line, without the program's own name, and gives the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const topic = COMMANDS.find((command) => command.name === rest[0]);
    io.stdout(topic ? commandHelp(topic) : mainHelp(COMMANDS, packageVersion()));
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  if (name === "--version" || name === "-V") {
    io.stdout(`${packageVersion()}\n`);
    return EXIT.ok;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const known = COMMANDS.map((candidate) => candidate.name);
    return misuse(diagnostic("unknown-command", { name, known }), io);
  }
  return runCommand(command, rest, io);
}

async function runCommand(command: Command, argv: readonly string[], io: Io): Promise<number> {
  const args = parseArguments(command, argv);
  if (typeof args === "string") {
    return misuse(diagnostic("wrong-usage", { problem: args, command: command.name }), io);
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
