import { formatPrefix } from "../../../src/net/index.ts";
import { decideImport } from "../../../src/impact/compare/decide-import.ts";
import { ExportComparison } from "../../../src/impact/compare/export-comparison.ts";
import { ImportComparison } from "../../../src/impact/compare/import-comparison.ts";
import { RouteChanges } from "../../../src/impact/compare/route-changes.ts";
import { rpkiStates } from "../../../src/impact/rpki/rpki-states.ts";
import { networkSessions } from "../../../src/impact/sides/network-sessions.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import type { Route } from "../../../src/policy/index.ts";
import type { ReceivedRoute, RouteView } from "../../../src/routes/index.ts";
import type { Wave } from "../plan-waves.ts";
import type { Routes } from "../router.ts";
import type { Roa } from "../rtr-server.ts";

/** One route that changes, as predicted: `AS1_IX_V4 import accepted 192.0.2.0/24`. */
export type Change = string;

/** What `impact` predicts of one router. */
export interface Prediction {
  /** What it will have accepted, by the session's name. */
  readonly accepted: ReadonlyMap<string, Routes>;
  /** Every route that changes, sorted. */
  readonly changes: readonly Change[];
  /** Routes of the Loc-RIB of which it says that it does not know. */
  readonly undecided: number;
}

/** Counts nothing: it lists every change. */
class AllChanges extends RouteChanges {
  readonly list: Change[] = [];

  override add(...args: Parameters<RouteChanges["add"]>): void {
    const [session, direction, kind, route] = args;
    this.list.push(`${session.name} ${direction} ${kind} ${formatPrefix(route.prefix)}`);
    super.add(...args);
  }
}

/** What a new plan does with what neighbors sent to a router, and with the Loc-RIB that it had. */
export function predict(
  before: RouterPlan,
  after: RouterPlan,
  wave: Wave,
  roas: readonly Roa[],
  locRib: ReadonlyMap<string, Routes>,
  own: Routes,
): Prediction {
  const sessions = networkSessions([before], [after]);
  const statesOf = rpkiStates({ vrps: roas, registered: null });
  const changes = new AllChanges();
  const touched = { ipv4: new Set<number>(), ipv6: new Set<number>() };
  const imports = new ImportComparison(sessions, changes, statesOf, ({ family }, { prefix }) => {
    touched[family].add(imports.exits[family].rows.find(prefix));
  });
  const accepted = new Map<string, Map<string, Route>>();
  const sent = sessions.flatMap((session) =>
    (wave.get(session.name) ?? []).map(({ route }) => {
      return {
        session,
        received: received(session.name, before.name, "adj-rib-in-pre-policy", route),
      };
    }),
  );
  for (const { session, received: route } of sent) {
    imports.add(session, route);
    const states = () => statesOf(route.prefix, route.asPath);
    const { verdict, route: end } = decideImport(session.after, route, states);
    if (verdict === "undecided") throw new Error("every RPKI state is known here");
    if (verdict === "reject") continue;
    const held = accepted.get(session.name) ?? new Map<string, Route>();
    accepted.set(session.name, held.set(formatPrefix(route.prefix), inRouter(after, end)));
  }
  const exports = new ExportComparison(sessions, imports.exits, touched, changes, statesOf);
  for (const { session, received: route } of sent) exports.addReceived(session, route);
  for (const session of sessions) {
    for (const route of locRib.get(session.name)?.values() ?? []) {
      exports.addLocRib(
        before.name,
        session,
        received(session.name, before.name, "loc-rib", route),
      );
    }
  }
  for (const route of own.values()) {
    exports.addLocRib(before.name, null, received(null, before.name, "loc-rib", route));
  }
  exports.finish();
  const undecided = [...exports.tallies.values()].reduce((sum, one) => sum + one.undecided, 0);
  return { accepted, changes: changes.list.sort(), undecided };
}

/** A route in the neutral form. */
function received(
  session: string | null,
  router: string,
  view: RouteView,
  { nextHop, ...route }: Route,
): ReceivedRoute {
  const hop = typeof nextHop === "string" ? null : nextHop;
  return { ...route, session, router, view, nextHop: hop, otc: null, pathId: null };
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
