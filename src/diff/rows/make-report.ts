import { RISK_TEXTS } from "../../declaration/index.ts";
import { createLocate, type Locate } from "../../diagnostics/index.ts";
import type { PeerPlan } from "../../model/index.ts";
import type { Outcome } from "../../policy/index.ts";
import { describeDifference, describeRoute } from "../../verify/index.ts";
import { isEmptyDifference } from "../compare-networks.ts";
import type { SettingChange } from "../compare-settings.ts";
import type { PlacedSession } from "../match-sessions.ts";
import type { NetworkDifference } from "../network-difference.ts";
import type { Risk } from "../risks/risk.ts";
import type { RouteChange } from "../route-change.ts";
import type { RouteGroup } from "../route-group.ts";
import { compareStates } from "../states/compare-states.ts";
import { ObjectPairs } from "../why/object-pairs.ts";
import { declaredSession } from "../why/declared-session.ts";
import type { NetworkPair, NetworkSources } from "../why/why.ts";
import { whyOf } from "../why/why-of.ts";
import { causeRow, placeOf } from "./cause-row.ts";
import type {
  CauseRow,
  DecisionRow,
  DiffReport,
  PeerRow,
  Place,
  RouteRow,
  WithinReport,
} from "./diff-report.ts";
import { mergeSameLists, type MergedGroup } from "./merge-same-lists.ts";
import { objectRows } from "./object-rows.ts";
import { sessionRow } from "./session-row.ts";
import { setRow } from "./set-row.ts";
import { stateRow } from "./state-row.ts";

/** Options for a report. */
export interface ReportOptions {
  /** What the two networks were compiled from. */
  readonly sources: NetworkPair;
  /** The names of the two sides. */
  readonly before: string;
  readonly after: string;
  /** How many ranges of each set are listed. */
  readonly mostRanges: number;
  /** How many lines of the rendered files only one side has; null if that is not known. */
  readonly lines: number | null;
  /** Whether to include routes that are rejected for another reason: usually that is everything registered nowhere. */
  readonly reasons: boolean;
  /** Which differences are allowed in advance; null if that was not asked. */
  readonly within?: WithinReport | null;
}

/** The difference between two networks as plain data. */
export function makeReport(difference: NetworkDifference, options: ReportOptions): DiffReport {
  const { risks, routers, peers, sessions, routes, unknown, unchanged } = difference;
  const { before, after, reasons } = options;
  const locate = createLocate();
  const shown = routes.filter(({ change }) => reasons || change.kind !== "reason");
  const merged = mergeSameLists(shown);
  const objects = new ObjectPairs(options.sources);
  const rows = merged.map((each) => routeRow(each, options, objects, locate));
  const rowOf = new Map(merged.map(({ group }, i) => [group.change, rows[i]]));
  return {
    version: 1,
    before,
    after,
    equal: isEmptyDifference(difference),
    within: options.within ?? null,
    unchanged,
    lines: options.lines,
    files: null,
    withoutAsSets: 0,
    flags: flagsRow(options.sources, locate),
    states: compareStates(
      options.sources.before.declaration,
      options.sources.after.declaration,
    ).map((change) => stateRow(change, locate)),
    risks: risks.map(({ name, where, prefixes, detail, from }) => ({
      risk: name,
      text: RISK_TEXTS[name],
      detail,
      prefixes: prefixes && setRow(prefixes, options.mostRanges),
      places: placesOf(from, rowOf, locate),
      sessions: where.map(sessionRow),
    })),
    objects: objectRows(merged, options.sources, objects),
    routes: rows,
    reasonsLeftOut: routes.length - shown.length,
    settings: sessions.changed.map(({ change, where }) => ({
      ...settingRow(change, locate),
      sessions: where.map((pair) => sessionRow(pair.after)),
    })),
    sessions: {
      added: sessions.added.map(({ accepts, ...placed }) => ({
        ...sessionRow(placed),
        accepts: accepts && setRow(accepts, options.mostRanges),
      })),
      removed: sessions.removed.map(sessionRow),
      moved: sessions.moved.map((pair) => ({
        from: sessionRow(pair.before),
        to: sessionRow(pair.after),
      })),
    },
    peers: { added: peers.added.map(peerRow), removed: peers.removed.map(peerRow) },
    routers: {
      added: routers.added.map(({ name }) => name),
      removed: routers.removed.map(({ name }) => name),
      changed: routers.changed.map(({ change, where }) => ({
        ...settingRow(change, locate),
        routers: where.map(({ name }) => name),
      })),
    },
    notCompared: unknown.map(({ direction, pair }) => ({
      direction,
      session: sessionRow(pair.after),
    })),
  };
}

/** Where a risk comes from: its line, or the lines of the cause of the routes that it is about. */
function placesOf(
  from: Risk["from"],
  rowOf: ReadonlyMap<RouteChange, RouteRow | undefined>,
  locate: Locate,
): readonly Place[] {
  if (from === null) return [];
  if (!("change" in from)) return [placeOf(from, locate)];
  const row = rowOf.get(from.change);
  if (!row) return [];
  const { cause, why } = row;
  const all = [cause.after, ...why.map(({ place }) => place), cause.before];
  return all.filter((place) => place !== null);
}

function flagsRow({ before, after }: NetworkPair, locate: Locate): DiffReport["flags"] {
  const off = before.declaration.diff.off.map(({ value }) => value);
  const now = after.declaration.diff.off.filter(({ value }) => !off.includes(value));
  return {
    off: off.toSorted(),
    switchedOff: now.map(({ value, span }) => ({ risk: value, place: placeOf(span, locate) })),
  };
}

function routeRow(
  { group, lists }: MergedGroup,
  options: ReportOptions,
  objects: ObjectPairs,
  locate: Locate,
): RouteRow {
  const { mostRanges: most, sources } = options;
  const why = whyOf(group, sources.before, sources.after, objects);
  const { direction, family, change, prefixes, parts } = group;
  const [one, other] =
    change.kind === "attributes"
      ? describeDifference(change.before.route, change.after.route)
      : ["", ""];
  const [first] = parts.flatMap(({ pairs }) => pairs);
  if (!first) throw new Error("unreachable: a group has a session");
  const { kind, scope, route, before, after, cause } = change;
  const all = setRow(prefixes, most);
  return {
    ...{ kind, scope, direction, family },
    prefixes: all,
    cause: isByState(group, sources)
      ? inState(causeRow(cause, most, locate))
      : causeRow(cause, most, locate, lists),
    why: why.map(({ text, span }) => ({ text, place: span && placeOf(span, locate) })),
    example: {
      session: sessionRow(first.after),
      route: describeRoute(route),
      before: decisionRow(before, one, locate),
      after: decisionRow(after, other, locate),
    },
    sessions: parts.map((part) => ({
      prefixes: parts.length === 1 ? all : setRow(part.change.prefixes, most),
      sessions: part.pairs.map((pair) => sessionRow(pair.after)),
    })),
  };
}

/** Whether a term differs only because sessions are drained, or no longer: the policy says the same. */
function isByState({ change: { cause }, parts }: RouteGroup, sources: NetworkPair): boolean {
  if (cause.kind !== "term" || cause.how !== "changed") return false;
  const [before, after] = [cause.before, cause.after].map((term) => {
    const span = term?.span;
    return span ? span.source.text.slice(span.start, span.end) : null;
  });
  const drains = (placed: PlacedSession, side: NetworkSources) =>
    declaredSession(placed, side)?.session.state.is === "draining";
  return (
    before === after &&
    parts.every(({ pairs }) =>
      pairs.every(
        (pair) => drains(pair.before, sources.before) !== drains(pair.after, sources.after),
      ),
    )
  );
}

function inState(cause: CauseRow): CauseRow {
  return { ...cause, text: `the term ${cause.name} has other edits in this state` };
}

function decisionRow(
  { verdict, reason, term }: Outcome,
  attributes: string,
  locate: Locate,
): DecisionRow {
  const place = term && placeOf(term.span, locate);
  return { verdict, reason, term: term?.name ?? null, place, attributes };
}

function settingRow({ id, name, before, after, span }: SettingChange, locate: Locate) {
  return { id, name, before, after, place: placeOf(span, locate) };
}

function peerRow({ asn, name, relation }: PeerPlan): PeerRow {
  return { asn, name, relation };
}
