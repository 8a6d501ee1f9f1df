import { RISK_TEXTS } from "../declaration/index.ts";
import { createLocate, type Locate } from "../diagnostics/index.ts";
import {
  causeRow,
  placeOf,
  sessionRow,
  setRow,
  sizeText,
  type AllowedRow,
  type NetworkPair,
  type OutsideRow,
  type PlacedSession,
  type WithinReport,
} from "../diff/index.ts";
import { unite } from "../net/index.ts";
import type { Frozen } from "./allowed-changes.ts";
import { declaredChanges } from "./declared-changes.ts";
import type { DifferenceItem } from "./difference-items.ts";
import type { Judged } from "./judge-changes.ts";

/** The file of allowed changes, on both sides of the change. */
export interface ChangesFile {
  readonly path: string;
  /** Whether the change changes it, too. */
  readonly isChanged: boolean;
}

/** Judged differences as plain data: those with one cause and verdict are one row, and what is outside is complete. */
export function withinReport(
  judged: readonly Judged[],
  sources: NetworkPair,
  file: ChangesFile,
): WithinReport {
  const locate = createLocate();
  const outside: OutsideRow[] = [...declaredChanges(sources, locate)];
  const allowed: AllowedRow[] = [];
  if (file.isChanged) {
    const text = `${file.path} itself has changed: what it allows now counts from the next change on`;
    const why = "a change does not widen what is allowed to itself";
    outside.push({ text, cause: null, place: null, sessions: [], why, by: null });
  }
  for (const group of grouped(judged)) {
    const [first] = group;
    if (!first) continue;
    const row = rowOf(
      group.map(({ item }) => item),
      locate,
    );
    const by = (rule: Frozen) => ({ name: rule.name, place: placeOf(rule.span, locate) });
    const { verdict } = first;
    if (verdict.kind === "allowed") allowed.push({ ...row, by: by(verdict.by) });
    else outside.push({ ...row, why: verdict.why, by: verdict.frozen && by(verdict.frozen) });
  }
  outside.sort((a, b) => Number(isOfReason(a)) - Number(isOfReason(b)));
  const rows = { outside: eachOnce(outside), allowed: eachOnce(allowed) };
  return { file: file.path, holds: outside.length === 0, ...rows };
}

/**
 * Rows without their repetitions: changes that only differ in the term that now accepts the routes say the same here.
 */
function eachOnce<Row>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** Changes of only the reason are long and rarely what is looked for. */
function isOfReason({ text }: OutsideRow): boolean {
  return text.includes(HOW.reason);
}

/** Puts together what has one cause and one verdict, in the order of the first of them. */
function grouped(judged: readonly Judged[]): Iterable<readonly Judged[]> {
  const numbers = new Map<object, number>();
  const numberOf = (one: object) => {
    const known = numbers.get(one) ?? numbers.size;
    numbers.set(one, known);
    return known;
  };
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const { item, verdict } = one;
    const decision =
      verdict.kind === "allowed"
        ? `allowed ${numberOf(verdict.by)}`
        : `${verdict.why} ${verdict.frozen ? numberOf(verdict.frozen) : ""}`;
    const key = `${item.kind} ${keyOf(item, numberOf)} ${decision}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups.values();
}

function keyOf(item: DifferenceItem, numberOf: (one: object) => number): string | number {
  switch (item.kind) {
    case "routes":
      return numberOf(item.group);
    case "setting":
    case "router-setting":
      return JSON.stringify([item.change.id, item.change.before, item.change.after]);
    case "risk":
      return numberOf(item.risk);
    case "not-compared":
      return item.direction;
    case "session-moved":
    case "session-added":
    case "session-removed":
      return "";
    case "peer-added":
    case "peer-removed":
      return item.peer.asn;
    case "router-added":
    case "router-removed":
      return item.router.name;
  }
}

/** Ranges that a sentence names. */
const NAMED = 4;

type Row = Pick<OutsideRow, "text" | "cause" | "place" | "sessions">;

/** Differences of one kind and cause as one row. */
function rowOf(items: readonly DifferenceItem[], locate: Locate): Row {
  const sessions = items.flatMap(placedIn).map(sessionRow);
  const [first] = items;
  if (!first) throw new Error("unreachable: an empty group");
  const plain = (text: string): Row => ({ text, cause: null, place: null, sessions });
  switch (first.kind) {
    case "routes": {
      const { direction, family, change } = first.group;
      const all = items.flatMap((item) => (item.kind === "routes" ? item.change.prefixes : []));
      const set = setRow(
        all.reduce((a, b) => unite(a, b)),
        NAMED,
      );
      const rest = set.rangesLeftOut > 0 ? ` and ${set.rangesLeftOut} more` : "";
      const cause = causeRow(change.cause, NAMED, locate);
      return {
        text: `${direction}, ${family === "ipv4" ? "IPv4" : "IPv6"}: ${HOW[change.kind]}, ${sizeText(set, family)}: ${set.ranges.join(", ")}${rest}`,
        cause: cause.text,
        place: cause.after,
        sessions,
      };
    }
    case "setting":
    case "router-setting": {
      const { name, before, after, span } = first.change;
      const which = first.kind === "setting" ? "" : ` of the router ${first.router.name}`;
      return { ...plain(`${name}${which}: ${before} -> ${after}`), place: placeOf(span, locate) };
    }
    case "risk": {
      const { name, detail, from } = first.risk;
      const text = detail === null ? RISK_TEXTS[name] : `${RISK_TEXTS[name]}: ${detail}`;
      if (from === null) return plain(text);
      const place =
        "change" in from ? causeRow(from.change.cause, NAMED, locate).after : placeOf(from, locate);
      return { ...plain(text), place };
    }
    case "not-compared":
      return plain(`${first.direction}: not compared, because it is too large`);
    case "session-moved":
      return plain("moved to another router");
    case "session-added":
      return plain("new session");
    case "session-removed":
      return plain("session gone");
    case "peer-added":
      return plain(`new peer: AS${first.peer.asn} ${first.peer.name}`);
    case "peer-removed":
      return plain(`peer gone: AS${first.peer.asn} ${first.peer.name}`);
    case "router-added":
      return plain(`new router: ${first.router.name}`);
    case "router-removed":
      return plain(`router gone: ${first.router.name}`);
  }
}

const HOW = {
  accepted: "newly accepted",
  rejected: "no longer accepted",
  attributes: "accepted with other attributes",
  reason: "rejected for another reason",
} as const;

function placedIn(item: DifferenceItem): readonly PlacedSession[] {
  switch (item.kind) {
    case "routes":
    case "not-compared":
    case "setting":
    case "session-moved":
      return [item.pair.after];
    case "risk":
      return item.risk.where;
    case "session-added":
    case "session-removed":
      return [item.placed];
    case "peer-added":
    case "peer-removed":
    case "router-added":
    case "router-removed":
    case "router-setting":
      return [];
  }
}
