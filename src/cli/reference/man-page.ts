import type { Command, OptionSpec } from "../commands/command.ts";
import { COMMON_OPTIONS } from "../input/parse-arguments.ts";

/** The manual page of the program, as man(7) source, from the descriptions of the commands. */
export function manPage(commands: readonly Command[], version: string): string {
  return [
    `.\\" Made by \`npm run docs\` from the descriptions of the commands.`,
    `.TH PEERC 1 "" "peerc ${version}" "peerc"`,
    ".SH NAME",
    "peerc \\- compile BGP peering policies into the configuration of routers",
    ".SH SYNOPSIS",
    ".B peerc",
    "\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]",
    ".PP",
    ".B peerc help",
    "\\fICOMMAND\\fR",
    ".PP",
    ".B peerc \\-\\-version",
    "[\\fB\\-\\-json\\fR]",
    ".SH DESCRIPTION",
    ...paragraphs(DESCRIPTION),
    ".SH COMMANDS",
    ...commands.flatMap(commandLines),
    ".SH OPTIONS OF ALL COMMANDS",
    ...optionLines(COMMON_OPTIONS),
    ".SH EXIT STATUS",
    ...terms(EXIT_CODES),
    ".SH ENVIRONMENT",
    ...terms(VARIABLES),
    ".SH FILES",
    ...terms(FILES),
    ".SH SEE ALSO",
    ".BR bgpq4 (8),",
    ".BR bird (8),",
    ".BR vtysh (1),",
    ".BR git (1)",
    "",
  ].join("\n");
}

const DESCRIPTION =
  "Compiles a YAML declaration of BGP peers, plus the IRR objects that they registered, into the complete, explicit\n" +
  "configuration of every router, and proves that each file means what the policy says.\n\n" +
  "`peerc fetch` queries the registries and writes a snapshot, which is committed; `peerc build` compiles, proves and writes\n" +
  "one file for each router, without network access.";

const EXIT_CODES = [
  ["0", "Success."],
  ["1", "Errors, which were reported. Nothing was written."],
  ["2", "Success, with differences: of commands that compare, or with `--check`."],
  ["64", "Wrong usage."],
  ["70", "A bug in peerc."],
] as const;

const VARIABLES = [
  ["NO_COLOR", "If not empty, no colors, unless `--color` says otherwise."],
  [
    "FORCE_COLOR",
    "Colors, also where the output is no terminal; none if 0. CLICOLOR_FORCE is the same.",
  ],
  ["CI", "If not empty, no progress is shown."],
  [
    "NODE_COMPILE_CACHE",
    "The folder for V8's compiled code of the program; by default peerc/compiled in the user's cache folder.",
  ],
  ["NODE_DISABLE_COMPILE_CACHE", "If not empty, compiled code is not kept."],
] as const;

const FILES = [
  ["network.yaml", "The network, its routers and exchanges."],
  ["peers/*.yaml", "Its peers, and the sessions with them."],
  ["policies/*.yaml", "Policies of its own, besides those that are shipped."],
  ["tests/*.yaml", "Assertions about its policy, for `peerc test`."],
  ["snapshot/", "The registry data, as `peerc fetch` wrote it."],
  ["rendered/", "The configuration of the routers, as `peerc build` wrote it."],
] as const;

function commandLines(command: Command): readonly string[] {
  const usages = command.usage.split("\n").map((line) => line.trim().replace(/^peerc \S+ /, ""));
  const { examples } = command;
  return [
    `.SS peerc ${command.name}`,
    ...paragraphs(`${command.summary[0]?.toUpperCase() ?? ""}${command.summary.slice(1)}.`),
    ...usages.flatMap((usage) => [".PP", `.B peerc ${command.name}`, roff(usage)]),
    ".PP",
    ...paragraphs(command.about),
    ...optionLines(command.options),
    ...(command.formats.length > 1
      ? [".PP", roff(`The values of \`--format\`: ${command.formats.join(", ")}.`)]
      : []),
    ...(examples.length > 0 ? [".PP", "Examples:"] : []),
    ...examples.flatMap(({ line, about }) => [
      ".PP",
      ".nf",
      `.RS`,
      roff(`# ${about}`),
      roff(line),
      ".RE",
      ".fi",
    ]),
  ].filter((line) => line !== "");
}

function optionLines(options: Readonly<Record<string, OptionSpec>>): readonly string[] {
  return Object.entries(options).flatMap(([name, { short, value, help }]) => [
    ".TP",
    [
      ...(short === undefined ? [] : [`\\fB\\-${short}\\fR, `]),
      `\\fB\\-\\-${roff(name)}\\fR`,
      ...(value === undefined ? [] : [` \\fI${roff(value)}\\fR`]),
    ].join(""),
    roff(help),
  ]);
}

function terms(all: readonly (readonly [string, string])[]): readonly string[] {
  return all.flatMap(([term, about]) => [".TP", `.B ${roff(term)}`, roff(about)]);
}

/** Paragraphs, which an empty line parts; indented lines stay as they are. */
function paragraphs(text: string): readonly string[] {
  return text.split("\n\n").flatMap((paragraph, i) => {
    const isIndented = paragraph.split("\n").some((line) => line.startsWith("  "));
    const shown = isIndented ? [".nf", roff(paragraph), ".fi"] : [roff(paragraph)];
    return i === 0 ? shown : [".PP", ...shown];
  });
}

/** Text as man(7) prints it: no line is a request, and `code`, which may go over the end of a line, is bold. */
function roff(text: string): string {
  const hex = (character: string): string =>
    (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/[^\n\x20-\x7e]/gu, (character) => `\\[u${hex(character)}]`)
    .replace(/`([^`]*)`/g, "\\fB$1\\fR")
    .replace(/^(?=[.'])/gm, "\\&");
}
