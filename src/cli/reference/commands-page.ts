import type { Command } from "../commands/command.ts";
import { commandHelp } from "../output/help.ts";
import { page } from "./markdown.ts";

/** The reference of all commands: their help. */
export function commandsPage(commands: readonly Command[]): string {
  return page("Commands", "the commands' own help", [
    "Exit codes: 0 done; 1 errors; 2 done, and there are differences; 64 wrong usage; 70 a bug in peerc.",
    ...commands.map((command) => `## ${command.name}\n\n\`\`\`text\n${commandHelp(command)}\`\`\``),
  ]);
}
