import { FAMILIES, formatPrefix } from "../../../src/net/index.ts";
import { decideImport } from "../../../src/impact/compare/decide-import.ts";
import { ExportComparison } from "../../../src/impact/compare/export-comparison.ts";
import { ImportComparison } from "../../../src/impact/compare/import-comparison.ts";
import { RouteChanges, type ChangeKind } from "../../../src/impact/compare/route-changes.ts";
import { rpkiStates } from "../../../src/impact/rpki/rpki-states.ts";
import { networkSessions } from "../../../src/impact/sides/network-sessions.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import type { Direction, Route } from "../../../src/policy/index.ts";
import type { ReceivedRoute } from "../../../src/routes/index.ts";
import type { Routes } from "../router.ts";
import type { Roa } from "../rtr-server.ts";

/** One route that changes, as predicted, with what the policies of both sides make of it. */
export interface Change {
  readonly session: string;
  readonly direction: Direction;
  readonly kind: ChangeKind;
  readonly prefix: string;
  readonly before: Route;
  readonly after: Route;
}

/** What `impact` predicts of one router, route by route. */
export interface Prediction {
  /** What it will have accepted, by the session's name. */
  readonly accepted: ReadonlyMap<string, Routes>;
  readonly changes: readonly Change[];
  /** The session that each prefix will be reached over; null: none, or one that is leaving. */
  readonly best: ReadonlyMap<string, string | null>;
  /** Routes of which it says that it does not know, and prefixes with several routes that are as good. */
  readonly undecided: number;
}

/** Keeps every change, where the report has a few of each kind. */
class AllChanges extends RouteChanges {
  readonly list: Change[] = [];

  override add(...args: Parameters<RouteChanges["add"]>): void {
    const [{ name }, direction, kind, route, before, after] = args;
    const about = { session: name, direction, kind, prefix: formatPrefix(route.prefix) };
    this.list.push({ ...about, before: before.route, after: after.route });
    super.add(...args);
  }
}

/** What a new plan does with the routes that a router has. `leaving`: sessions that are about to go. */
export function predict(
  before: RouterPlan,
  after: RouterPlan,
  routes: readonly ReceivedRoute[],
  roas: readonly Roa[],
  leaving: ReadonlySet<string>,
): Prediction {
  const sessions = networkSessions([before], [after], leaving);
  const byName = new Map(sessions.map((session) => [session.name, session]));
  const statesOf = rpkiStates({ vrps: roas, registered: null });
  const changes = new AllChanges();
  const touched = { ipv4: new Set<number>(), ipv6: new Set<number>() };
  const imports = new ImportComparison(sessions, changes, statesOf, ({ family }, { prefix }) => {
    touched[family].add(imports.exits[family].rows.find(prefix));
  });
  const accepted = new Map(sessions.map(({ name }) => [name, new Map<string, Route>()]));
  const sent = routes
    .filter(({ view }) => view === "adj-rib-in-pre-policy")
    .map((route) => ({ route, session: byName.get(route.session ?? "")! }));
  let undecided = 0;
  for (const { session, route } of sent) {
    imports.add(session, route);
    const states = () => statesOf(route.prefix, route.asPath);
    const { verdict, route: end } = decideImport(session.after, route, states);
    if (verdict === "undecided") undecided++;
    if (verdict !== "accept") continue;
    accepted.get(session.name)?.set(formatPrefix(route.prefix), inRouter(after, end));
  }
  const exports = new ExportComparison(sessions, imports.exits, touched, changes, statesOf);
  for (const { session, route } of sent) exports.addReceived(session, route);
  for (const route of routes.filter(({ view }) => view === "loc-rib")) {
    exports.addLocRib(before.name, byName.get(route.session ?? "") ?? null, route);
  }
  exports.finish();
  const best = new Map<string, string | null>();
  for (const family of FAMILIES) {
    const table = imports.exits[family];
    for (let row = 0; row < table.rows.size; row++) {
      const exit = table.best("after", row);
      if (exit?.isTied) undecided++;
      best.set(formatPrefix(table.rows.at(row)), exit && (sessions[exit.session]?.name ?? null));
    }
  }
  undecided += [...exports.tallies.values()].reduce((sum, one) => sum + one.undecided, 0);
  return { accepted, changes: changes.list, best, undecided };
}

/** As a daemon shows it: its default preference, and where a blackhole points. */
function inRouter({ platform, discard }: RouterPlan, route: Route): Route {
  const { localPreference, nextHop, prefix } = route;
  const hop = platform === "bird" ? "discard" : (discard[prefix.family] ?? "discard");
  return {
    ...route,
    localPreference: localPreference ?? 100,
    nextHop: nextHop === "discard" ? hop : nextHop,
  };
}
