import { Diagnostics, type Diagnostic } from "../../diagnostics/index.ts";
import { compareFiles, type DiffReport } from "../../diff/index.ts";
import { differingLines } from "../building/differing-lines.ts";
import type { RouterFile } from "../input/find-router-files.ts";
import { readRouterFiles } from "../input/read-router-files.ts";
import type { FileTexts } from "./find-reasons.ts";

/** What a build would change in the meaning of files, or why they cannot be read. */
export type OutdatedMeaning =
  | { readonly report: DiffReport }
  | { readonly unread: readonly Diagnostic[] };

/** Ranges of a set that are listed. */
const MOST_RANGES = 1_000;

/**
 * Compares files as they are with what a build would write: what each of their sessions does with every possible route.
 * `shown`: the output folder, for display.
 */
export function compareOutdated(files: readonly FileTexts[], shown: string): OutdatedMeaning {
  const side = (of: "before" | "after"): readonly RouterFile[] =>
    files.flatMap(({ name, [of]: raw }) =>
      raw !== null && name.endsWith(".conf")
        ? [{ name: name.replace(/\.conf$/, ""), path: `${shown}/${name}`, raw }]
        : [],
    );
  const [old, now] = [side("before"), side("after")];
  const diagnostics = new Diagnostics();
  const [before, after] = readRouterFiles([old, now], null);
  if (!before.routers || !after.routers) {
    [...before.diagnostics, ...after.diagnostics].forEach(diagnostics.report);
    return { unread: diagnostics.all };
  }
  const lines = files.reduce(
    (sum, one) => sum + differingLines(one.before ?? "", one.after ?? ""),
    0,
  );
  const names = { before: shown, after: "what a build writes" };
  return {
    report: compareFiles(before.routers, after.routers, {
      ...names,
      mostRanges: MOST_RANGES,
      lines,
    }),
  };
}
