/** The values of `--color`. */
export const COLOUR_CHOICES = ["auto", "always", "never"] as const;

/**
 * Whether output has colors. `--color always` and `never` decide; otherwise the usual variables, in this order:
 * NO_COLOR (no-color.org), FORCE_COLOR as Node reads it, CLICOLOR_FORCE and CLICOLOR (bixense.com/clicolors), and
 * TERM=dumb; otherwise whether it goes to a terminal. An empty variable counts as absent, except FORCE_COLOR, which
 * means colors without a value too.
 */
export function wantsColour(choice: string, isTerminal: boolean, env: NodeJS.ProcessEnv): boolean {
  if (choice === "always") return true;
  if (choice === "never" || env["NO_COLOR"]) return false;
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  const forced = env["CLICOLOR_FORCE"];
  if (forced !== undefined && forced !== "" && forced !== "0") return true;
  if (env["TERM"] === "dumb" || env["CLICOLOR"] === "0") return false;
  return isTerminal;
}

/** `--color` as on a command line; a value that is none is reported where options are read. */
export function colourChoice(argv: readonly string[]): string {
  const at = argv.findLastIndex((word) => /^--color(?:=|$)/.test(word));
  return at < 0 ? "auto" : (argv[at]?.split("=")[1] ?? argv[at + 1] ?? "auto");
}
