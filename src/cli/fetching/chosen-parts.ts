import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, didYouMean, type Report } from "../../diagnostics/index.ts";
import { declaredSources } from "../../sources/index.ts";
import type { Arguments } from "../commands/command.ts";

/** The part of a snapshot that comes from the registries, for `--only`. */
export const IRR = "irr";

/** The sources of which the snapshot has what concerns registered prefixes. */
const BY_REGISTERED: ReadonlySet<string> = new Set(["rpki", "routing-table"]);

/**
 * The parts of the snapshot to refresh: those that `--only` names, else all that are declared. With the registry data go
 * the sources that are selected by it: of a prefix that has become registered, what the snapshot has of the RPKI may be
 * incomplete, and make it invalid. Names that are not declared are reported; then null.
 */
export function chosenParts(
  args: Arguments,
  { sources, exchanges }: Declaration,
  report: Report,
): ReadonlySet<string> | null {
  const all = [IRR, ...declaredSources(sources, exchanges).map(({ name }) => name)];
  const names = args.texts("only");
  const unknown = names.filter((name) => !all.includes(name));
  for (const name of unknown) {
    const near = didYouMean(name, all);
    const meant = near === null ? "" : `; did you mean ${near}?`;
    const problem = `--only takes what is declared here, ${all.join(", ")}, and got \`${name}\`${meant}`;
    report(diagnostic("wrong-usage", { problem, command: "fetch" }));
  }
  if (unknown.length > 0) return null;
  if (names.length === 0) return new Set(all);
  const more = names.includes(IRR) ? all.filter((name) => BY_REGISTERED.has(name)) : [];
  return new Set([...names, ...more]);
}
