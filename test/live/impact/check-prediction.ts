import { formatPrefix } from "../../../src/net/index.ts";
import type { ImpactReport } from "../../../src/impact/index.ts";
import type { RouterPlan, SessionPlan } from "../../../src/model/index.ts";
import type { Route } from "../../../src/policy/index.ts";
import type { ReceivedRoute } from "../../../src/routes/index.ts";
import { compare } from "../compare.ts";
import type { Routes } from "../router.ts";
import type { State } from "./impact-lab.ts";
import type { Prediction } from "./predict.ts";

/** Sessions of a router, by name. */
export function sessionsOf({ peers }: RouterPlan): ReadonlyMap<string, SessionPlan> {
  return new Map(peers.flatMap(({ sessions }) => sessions).map((one) => [one.name, one]));
}

/** One line for each route that the router holds otherwise than predicted. */
export function importDifferences(
  { accepted }: Prediction,
  { held }: State,
  names: readonly string[],
): readonly string[] {
  return names.flatMap((name) =>
    compare(`from ${name}`, accepted.get(name) ?? new Map(), held.get(name) ?? new Map()),
  );
}

/**
 * One line for each route that a neighbor gets otherwise than predicted: what is announced now is what was announced before with
 * the predicted changes.
 */
export function exportDifferences(
  { changes }: Prediction,
  old: State,
  now: State,
  before: RouterPlan,
  after: RouterPlan,
): readonly string[] {
  const [was, is] = [sessionsOf(before), sessionsOf(after)];
  return [...is].flatMap(([name, session]) => {
    const announced = old.announced.get(name) ?? new Map<string, Route>();
    const expected = new Map(announced);
    const wrong: string[] = [];
    for (const change of changes) {
      if (change.session !== name || change.direction !== "export") continue;
      const { kind, prefix } = change;
      if (kind === "rejected") expected.delete(prefix);
      else expected.set(prefix, onWire(after, session, change.after));
      const left =
        kind === "accepted"
          ? []
          : [[prefix, onWire(before, was.get(name)!, change.before)] as const];
      wrong.push(...compare(`before, to ${name}`, new Map(left), only(announced, prefix)));
    }
    return [...wrong, ...compare(`to ${name}`, expected, now.announced.get(name) ?? new Map())];
  });
}

function only(routes: Routes, prefix: string): Routes {
  const route = routes.get(prefix);
  return new Map(route ? [[prefix, route]] : []);
}

/** As the neighbor gets what an export policy gave: BGP prepends our ASN, and removes the local preference (RFC 4271, 5.1). */
function onWire({ asn }: RouterPlan, { local }: SessionPlan, route: Route): Route {
  const { asPath, nextHop } = route;
  return {
    ...route,
    asPath: [asn, ...asPath],
    nextHop: nextHop === "self" ? local : nextHop,
    localPreference: null,
  };
}

/** The session of the route in use, by prefix; those of the router's own are left out. */
export function bestOf(routes: readonly ReceivedRoute[]): ReadonlyMap<string, string> {
  const used = routes.filter(({ view }) => view === "loc-rib");
  return new Map(
    used.flatMap((one) => (one.session === null ? [] : [[formatPrefix(one.prefix), one.session]])),
  );
}

/** One line for each prefix that another session is used for than predicted. `leaving`: those that are no exits for long. */
export function bestDifferences(
  { best }: Prediction,
  now: ReadonlyMap<string, string>,
  leaving: ReadonlySet<string>,
): readonly string[] {
  return [...new Set([...best.keys(), ...now.keys()])].flatMap((prefix) => {
    const [wanted, found] = [best.get(prefix) ?? null, now.get(prefix) ?? null];
    const isSame = wanted === found || (wanted === null && found !== null && leaving.has(found));
    return isSame
      ? []
      : [`${prefix}: expected by ${wanted ?? "nobody"}; found by ${found ?? "nobody"}`];
  });
}

/** What the command reported in numbers, as lines that can be compared. */
export function figuresOf(report: ImpactReport): readonly string[] {
  const name = (one: { readonly name: string }) => `PEERC_${one.name}`;
  const groups = new Map<string, number>();
  for (const { session, direction, kind, count } of report.changes) {
    const key = `${name(session)} ${direction} ${kind}`;
    groups.set(key, (groups.get(key) ?? 0) + count);
  }
  return [
    ...[...groups].map(([key, count]) => `${key} ${count}`),
    ...report.sessions.map((one) => `${name(one)} accepts ${one.acceptedAfter} of ${one.received}`),
    ...report.exits.lost.map(({ session, count }) => `${name(session)} loses ${count}`),
    ...report.exits.moved.map(({ from, to, count }) => `${name(from)} to ${name(to)} ${count}`),
  ].sort();
}

/** The same numbers as counted of a router. */
export function figuresFound(
  routes: readonly ReceivedRoute[],
  [old, now]: readonly [State, State],
  [was, is]: readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>],
  leaving: ReadonlySet<string>,
): readonly string[] {
  const found = new Map<string, number>();
  const count = (key: string) => found.set(key, (found.get(key) ?? 0) + 1);
  for (const [direction, before, after] of [
    ["import", old.held, now.held],
    ["export", old.announced, now.announced],
  ] as const) {
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [left, right] = [
        before.get(name) ?? new Map<string, Route>(),
        after.get(name) ?? new Map<string, Route>(),
      ];
      for (const prefix of new Set([...left.keys(), ...right.keys()])) {
        if (compare("", only(left, prefix), only(right, prefix)).length === 0) continue;
        const kind = !left.has(prefix) ? "accepted" : right.has(prefix) ? "attributes" : "rejected";
        count(`${name} ${direction} ${kind}`);
      }
    }
  }
  for (const [prefix, from] of was) {
    const to = is.get(prefix);
    if (to === undefined || leaving.has(to)) count(`${from} loses`);
    else if (to !== from) count(`${from} to ${to}`);
  }
  const received = new Map<string, number>();
  for (const { session, view } of routes) {
    if (view !== "adj-rib-in-pre-policy" || session === null) continue;
    received.set(session, (received.get(session) ?? 0) + 1);
  }
  return [
    ...[...found].map(([key, n]) => `${key} ${n}`),
    ...[...received].map(([name, n]) => `${name} accepts ${now.held.get(name)?.size ?? 0} of ${n}`),
  ].sort();
}
