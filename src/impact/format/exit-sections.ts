import { cut } from "./cut.ts";
import type { ImpactReport, LostRow, MovedRow } from "./impact-report.ts";
import type { Extent, Section } from "./section.ts";
import { count, exitText, sessionText } from "./words.ts";

/** Prefixes that lose their last exit, or those that get another one. */
export function exitSections(
  { exits, unknown }: ImpactReport,
  extent: Extent,
  which: "lost" | "moved",
): readonly Section[] {
  const rows = exits[which];
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  if (total === 0) return [];
  const prefixes = count(total, "prefix", "prefixes");
  if (which === "moved") {
    const lines = cut(exits.moved, extent.groups, (row) => movedLines(row, extent));
    return [{ title: `Another best exit: ${prefixes}`, lines }];
  }
  const last = unknown.length > 0 ? "last known session" : "last session";
  const lines = cut(exits.lost, extent.groups, (row) => lostLines(row, extent));
  return [{ title: `Without their ${last}: ${prefixes}`, lines }];
}

function lostLines({ session, count: total, covered, examples }: LostRow, extent: Extent) {
  const inside =
    covered === 0
      ? "no less specific one is accepted"
      : `for ${count(covered, "of them a less specific one stays", "of them a less specific one stays")} accepted`;
  return [
    `${count(total, "prefix", "prefixes")} of ${sessionText(session)}: ${inside}`,
    ...examples.slice(0, extent.examples).map(({ prefix, covering }) => {
      const around = covering
        ? `inside of ${covering.prefix} by ${exitText(covering.exit)}`
        : "nothing around it is accepted";
      return `  for example ${prefix}: ${around}`;
    }),
  ];
}

function movedLines({ from, to, count: total, tied, examples }: MovedRow, extent: Extent) {
  const equals = tied === 0 ? "" : ` (for ${tied} of them another session is as good)`;
  return [
    `${count(total, "prefix", "prefixes")} from ${sessionText(from)} to ${sessionText(to)}${equals}`,
    ...examples
      .slice(0, extent.examples)
      .map(
        ({ prefix, before, after }) =>
          `  for example ${prefix}: local preference ${before.localPreference} -> ${after.localPreference}, AS_PATH of ${before.pathLength} -> ${after.pathLength}`,
      ),
  ];
}
