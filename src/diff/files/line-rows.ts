import { makeVisible } from "../../diagnostics/index.ts";
import { subtract } from "../../net/index.ts";
import { describeDifference } from "../../verify/index.ts";
import type { CauseRow, DecisionRow, Place } from "../rows/diff-report.ts";
import { setRow } from "../rows/set-row.ts";
import type { ReadChange } from "./compare-read-filters.ts";
import type { ReadPair, ReadRouter } from "./read-router.ts";

/** The place of a line of a router's file. */
export function placeOfLine({ reading }: ReadRouter, line: number): Place {
  return { path: reading.file.path, line: Math.max(1, line) };
}

/** The lines that differ, with the entries that a list has more and fewer, up to a limit for each. */
export function lineCauseRow({ cause }: ReadChange, pair: ReadPair, most: number): CauseRow {
  const [before, after] = [pair.before, pair.after].map(({ router }, side) => {
    const line = side === 0 ? cause.before : cause.after;
    return line === null ? null : { place: placeOfLine(router, line), text: textOf(router, line) };
  });
  const row = {
    kind: "line" as const,
    name: (after ?? before)?.text ?? "",
    before: before?.place ?? null,
    after: after?.place ?? null,
    added: null,
    removed: null,
  };
  if (cause.kind === "list") {
    const [a, b] = [cause.sets.before.canonical, cause.sets.after.canonical];
    const [added, removed] = [setRow(subtract(b, a), most), setRow(subtract(a, b), most)];
    const text = `\`${row.name}\` tests a list with other prefixes`;
    return { ...row, text, added: added.ranges, removed: removed.ranges };
  }
  if (!before || !after) {
    return { ...row, text: `the line \`${row.name}\` is ${after ? "new" : "gone"}` };
  }
  return {
    ...row,
    text:
      before.text === after.text
        ? `\`${after.text}\` means something else`
        : `the line is \`${after.text}\`, and was \`${before.text}\``,
  };
}

/** What both files do with the example route. */
export function decisionRows(
  { kind, before, after }: ReadChange,
  pair: ReadPair,
): { readonly before: DecisionRow; readonly after: DecisionRow } {
  const [one, other] =
    kind === "attributes" ? describeDifference(before.route, after.route) : ["", ""];
  const row = (
    { verdict, line }: ReadChange["before"],
    router: ReadRouter,
    attributes: string,
  ): DecisionRow => ({
    verdict,
    reason: null,
    term: `\`${textOf(router, line)}\``,
    place: placeOfLine(router, line),
    attributes,
  });
  return {
    before: row(before, pair.before.router, one),
    after: row(after, pair.after.router, other),
  };
}

function textOf({ reading }: ReadRouter, line: number): string {
  return makeVisible(reading.file.line(Math.max(1, line)));
}
