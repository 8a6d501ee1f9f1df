import { diagnostic, formatText } from "../../diagnostics/index.ts";
import { EXIT, type Io } from "../output/io.ts";
import { packageFolder } from "../package-files.ts";
import type { Arguments } from "./command.ts";

/** Prints the script for a shell; returns the exit code. */
export function runCompletion(args: Arguments, io: Io): Promise<number> {
  const [shell = ""] = args.positionals;
  const scripts = packageFolder("templates/completion");
  const text = /^[a-z]+$/.test(shell) ? scripts.read(`peerc.${shell}`) : null;
  if (text === null) {
    const problem = `completion knows bash, zsh and fish, but not \`${shell}\``;
    const params = { problem, command: "completion", write: "peerc completion bash" };
    io.stderr(formatText([diagnostic("wrong-usage", params)], { colour: io.colour }));
    return Promise.resolve(EXIT.usage);
  }
  io.stdout(text);
  return Promise.resolve(EXIT.ok);
}
