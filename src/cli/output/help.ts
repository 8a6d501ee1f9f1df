import { PLATFORM_LINES, PLATFORMS } from "../../model/platforms.ts";
import type { Command, OptionSpec } from "../commands/command.ts";
import { COMMON_OPTIONS } from "../input/parse-arguments.ts";

/** The help of one command. */
export function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(
    ([name, spec]: readonly [string, OptionSpec]) => {
      const short = spec.short === undefined ? "    " : `-${spec.short}, `;
      const value = spec.value === undefined ? "" : ` ${spec.value}`;
      const help = name === "format" ? `${spec.help}: ${command.formats.join(", ")}` : spec.help;
      return [`  ${short}--${name}${value}`, help] as const;
    },
  );
  const width = Math.max(...options.map(([left]) => left.length)) + 2;
  return [
    `peerc ${command.name}: ${command.summary}`,
    "",
    `Usage: peerc ${command.name} ${command.usage}`.trimEnd(),
    "",
    command.about,
    "",
    "Options:",
    ...options.map(([left, help]) => left.padEnd(width) + help),
    "",
    "Examples:",
    ...command.examples.flatMap(({ line, about }) => [`  # ${about}`, `  ${line}`]),
    "",
  ].join("\n");
}

/** The help of peerc itself. */
export function mainHelp(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  return [
    `peerc ${version}: the peering-policy compiler`,
    "",
    "Compiles a YAML declaration of BGP peers, plus the IRR objects they registered, into the complete,",
    `explicit configuration of every router: ${platformTitles()}.`,
    "",
    "Usage: peerc COMMAND [ARGUMENTS]",
    "",
    "Commands:",
    ...commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`),
    "",
    "Exit codes: 0 success; 1 errors; 2 success with differences; 64 wrong usage.",
    "`peerc COMMAND --help` shows a command's options and examples; `peerc --version --json`, the versions of peerc, Node",
    "and the programs that it runs. NO_COLOR=1 and FORCE_COLOR=1 turn colors off and on.",
    "",
  ].join("\n");
}

/** `Junos, IOS-XR, BIRD and FRR`. */
function platformTitles(): string {
  const titles = PLATFORMS.map((name) => PLATFORM_LINES[name].title);
  return `${titles.slice(0, -1).join(", ")} and ${titles.at(-1) ?? ""}`;
}
