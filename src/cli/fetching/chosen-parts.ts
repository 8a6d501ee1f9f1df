import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, didYouMean, type Report } from "../../diagnostics/index.ts";
import { declaredSources } from "../../sources/index.ts";
import type { Arguments } from "../commands/command.ts";

/** The part of a snapshot that comes from the registries, for `--only`. */
export const IRR = "irr";

/**
 * The parts of the snapshot to refresh: those that `--only` names, else all that are declared. Names that are not
 * declared are reported; then null.
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
  return new Set(names.length > 0 ? names : all);
}
