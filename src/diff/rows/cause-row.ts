import type { Locate, Span } from "../../diagnostics/index.ts";
import { subtract } from "../../net/index.ts";
import type { PolicyCause } from "../policy-cause.ts";
import { asnsWithout } from "./asns-without.ts";
import type { CauseRow, Place, SetRow } from "./diff-report.ts";
import { setRow } from "./set-row.ts";

/**
 * A cause in words, with the added and removed entries of a list, up to a limit for each. `lists`: how many lists have
 * changed in the same way.
 */
export function causeRow(cause: PolicyCause, most: number, locate: Locate, lists = 1): CauseRow {
  switch (cause.kind) {
    case "prefixes": {
      const { before, after } = cause;
      const [a, b] = [before.set.canonical, after.set.canonical];
      const [added, removed] = [setRow(subtract(b, a), most), setRow(subtract(a, b), most)];
      const parts = [
        ...(added.prefixes === "0" ? [] : [`${count(added)} more`]),
        ...(removed.prefixes === "0" ? [] : [`${count(removed)} fewer`]),
      ];
      return {
        ...{ kind: "prefixes", name: after.name, before: null, after: null },
        text: `${titleOf(after, lists)} has ${parts.join(" and ")}`,
        added: rangesOf(added),
        removed: rangesOf(removed),
      };
    }
    case "asns": {
      const { before, after } = cause;
      const [added, removed] = [
        asnsWithout(after.set, before.set),
        asnsWithout(before.set, after.set),
      ];
      const parts = [
        ...(added.length === 0 ? [] : [`${some(added)} more`]),
        ...(removed.length === 0 ? [] : [`${some(removed)} fewer`]),
      ];
      return {
        ...{ kind: "asns", name: after.name, before: null, after: null },
        text: `${titleOf(after, lists)} has ${parts.join(" and ")}`,
        added: shortened(added, most),
        removed: shortened(removed, most),
      };
    }
    case "term": {
      const [before, after] = [cause.before, cause.after].map((term) =>
        term ? placeOf(term.span, locate) : null,
      ) as [Place | null, Place | null];
      const name = (cause.after ?? cause.before)?.name ?? "";
      const text = `the term ${name} ${HOW[cause.how]}`;
      return { kind: "term", name, text, before, after, added: null, removed: null };
    }
  }
}

function titleOf(
  { name, about }: { readonly name: string; readonly about: string },
  lists: number,
) {
  return lists === 1 ? `${name} (${about})` : `${about} (${lists} lists)`;
}

const HOW = {
  added: "is new",
  removed: "is gone",
  changed: "says something else",
  moved: "was moved among the terms",
} as const;

/** The location where a span begins. */
export function placeOf(span: Span, locate: Locate): Place {
  const { path, start } = locate(span);
  return { path, line: start.line };
}

function count({ prefixes }: SetRow): string {
  return prefixes === "1" ? "1 prefix" : `${prefixes} prefixes`;
}

function rangesOf({ ranges, rangesLeftOut }: SetRow): readonly string[] {
  return rangesLeftOut === 0 ? ranges : [...ranges, `and ${rangesLeftOut} more`];
}

/** How many ASNs a sentence lists. */
const NAMED = 5;

function some(all: readonly string[]): string {
  const rest = all.length - NAMED;
  return rest > 0 ? `${all.slice(0, NAMED).join(", ")} and ${rest} others` : all.join(", ");
}

function shortened(all: readonly string[], most: number): readonly string[] {
  return all.length <= most ? all : [...all.slice(0, most), `and ${all.length - most} more`];
}
