import type { Command } from "../commands/command.ts";
import { commandHelp } from "../output/help.ts";
import { page } from "./markdown.ts";

/** The reference of all commands: their help. */
export function commandsPage(commands: readonly Command[]): string {
  return page("Commands", "the help texts of the commands", [
    "Exit codes: 0 success; 1 errors; 2 success with differences; 64 wrong usage; 70 a bug in peerc.",
    ...commands.map((command) => `## ${command.name}\n\n\`\`\`text\n${commandHelp(command)}\`\`\``),
  ]);
}
