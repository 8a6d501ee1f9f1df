import { describe, expect, test } from "@jest/globals";

import { ExportComparison, type ExportTally } from "../../src/impact/compare/export-comparison.ts";
import { ImportComparison } from "../../src/impact/compare/import-comparison.ts";
import { RouteChanges } from "../../src/impact/compare/route-changes.ts";
import type { ImpactSession, SessionSide } from "../../src/impact/sides/impact-session.ts";
import type { RouteFilter } from "../../src/impact/sides/route-filter.ts";
import { formatPrefix, parseAddress, parseCommunity, parsePrefix } from "../../src/net/index.ts";
import { formatAsPath, type Route, type RpkiState } from "../../src/policy/index.ts";
import type { ReceivedRoute } from "../../src/routes/index.ts";

/** What a policy of these tests does with a route: null rejects it. */
type Act = (route: Route) => Partial<Route> | null;

const ALL: Act = () => ({});
const NONE: Act = () => null;
const preferring = (localPreference: number): Act => {
  return () => ({ localPreference });
};

function filterOf(act: Act, testsRpki = false): RouteFilter {
  return {
    ...{ testsRpki, isBlindToSets: false, parts: [act] },
    decide: (route) => {
      const edits = act(route);
      const verdict = edits ? "accept" : "reject";
      return { verdict, by: verdict, route: { ...route, ...edits } };
    },
  };
}

/** A session: the same before and after, unless said. */
interface Declared {
  readonly router?: string;
  readonly import?: Act;
  readonly importAfter?: Act;
  readonly export?: Act;
  readonly exportAfter?: Act;
  readonly isLeaving?: boolean;
  readonly isShutAfter?: boolean;
  readonly announcesBack?: boolean;
  readonly testsRpki?: boolean;
  readonly role?: SessionSide["rules"]["role"];
}

/** Numbered in the order in which they are given, AS64501 first. */
function sessionsOf(declared: Readonly<Record<string, Declared>>): readonly ImpactSession[] {
  return Object.entries(declared).map(([name, one], index): ImpactSession => {
    const { router = "r1", role = null, announcesBack = false, testsRpki = false } = one;
    const [imports, exports] = [one.import ?? ALL, one.export ?? ALL];
    const asn = 64501 + index;
    const side = (importing: Act, exporting: Act, isShut: boolean): SessionSide => ({
      ...{ router, name, limit: null, limitCounts: "received", isShut, announcesBack },
      rules: { ownAsn: 64500, asn, enforceFirstAs: false, role },
      import: filterOf(importing),
      export: filterOf(exporting, testsRpki),
      addsNoExportToBlackholes: false,
    });
    return {
      ...{ index, name, router, asn, peer: name, relation: "peer", family: "ipv4" },
      remote: parseAddress(`192.0.2.${index + 1}`)!,
      before: side(imports, exports, false),
      after: side(one.importAfter ?? imports, one.exportAfter ?? exports, one.isShutAfter ?? false),
      sameImport: one.importAfter === undefined,
      sameExport: one.exportAfter === undefined,
      isLeaving: one.isLeaving ?? false,
    };
  });
}

/** A route by the session that it is from: its prefix, and the path after the neighbor's ASN. */
interface Given {
  readonly prefix?: string;
  readonly path?: readonly number[];
  readonly more?: Partial<ReceivedRoute>;
}

function routeOf(
  view: ReceivedRoute["view"],
  session: ImpactSession | null,
  { prefix = "198.51.100.0/24", path = [], more = {} }: Given,
): ReceivedRoute {
  return {
    ...{ session: session?.name ?? null, router: session?.router ?? "r1", view },
    ...{ prefix: parsePrefix(prefix)!, asPath: session ? [session.asn, ...path] : [] },
    ...{ nextHop: session?.remote ?? null, communities: [], med: null, localPreference: null },
    ...{ origin: "igp", otc: null, pathId: null },
    ...more,
  };
}

/** Routes of sessions by their names; `own` are the router's. */
type Routes = readonly (readonly [session: string, route?: Given])[];

/** What changes in announcements: one line for each session and prefix, with the AS_PATHs. */
function compare(
  declared: Readonly<Record<string, Declared>>,
  received: Routes,
  used: Routes,
  states: readonly RpkiState[] = ["not-found"],
): { readonly lines: readonly string[]; readonly tallies: Readonly<Record<string, ExportTally>> } {
  const sessions = sessionsOf(declared);
  const byName = new Map(sessions.map((one) => [one.name, one]));
  const lines: string[] = [];
  class Recorded extends RouteChanges {
    override add(
      ...[session, direction, kind, route, before, after]: Parameters<RouteChanges["add"]>
    ) {
      const paths = [before, after].map((one) =>
        one.verdict === "accept" ? formatAsPath(one.route.asPath) : one.by,
      );
      const line = `${session.name} ${kind} ${formatPrefix(route.prefix)}: ${paths.join(" -> ")}`;
      if (direction === "export") lines.push(line);
    }
  }
  const changes = new Recorded();
  const touched = { ipv4: new Set<number>(), ipv6: new Set<number>() };
  const imports = new ImportComparison(
    sessions,
    changes,
    () => states,
    ({ family }, { prefix }) => touched[family].add(imports.exits[family].rows.find(prefix)),
  );
  const all = received.map(([name, given = {}]) => {
    const session = byName.get(name)!;
    return { session, route: routeOf("adj-rib-in-pre-policy", session, given) };
  });
  for (const { session, route } of all) imports.add(session, route);
  const exports = new ExportComparison(sessions, imports.exits, touched, changes, () => states);
  for (const { session, route } of all) exports.addReceived(session, route);
  for (const [name, given = {}] of used) {
    const session = byName.get(name) ?? null;
    exports.addLocRib(session?.router ?? "r1", session, routeOf("loc-rib", session, given));
  }
  exports.finish();
  return { lines: lines.sort(), tallies: Object.fromEntries(exports.tallies) };
}

describe("a route that stays in use", () => {
  test("changes where an export policy does, and for no other session", () => {
    const prepending: Act = ({ asPath }) => ({ asPath: [64500, ...asPath] });
    const own: Given = { prefix: "203.0.113.0/24" };
    const { lines, tallies } = compare(
      {
        from: {},
        same: {},
        stops: { exportAfter: NONE },
        starts: { export: NONE, exportAfter: ALL },
        prepends: { exportAfter: prepending },
        keeps: {
          export: prepending,
          exportAfter: ({ asPath }) => ({ asPath: [64500, ...asPath] }),
        },
      },
      [["from"]],
      [["from"], ["own", own]],
    );
    expect(lines).toEqual([
      "prepends attributes 198.51.100.0/24: 64501 -> 64500 64501",
      "prepends attributes 203.0.113.0/24:  -> 64500",
      "starts accepted 198.51.100.0/24: reject -> 64501",
      "starts accepted 203.0.113.0/24: reject -> ",
      "stops rejected 198.51.100.0/24: 64501 -> reject",
      "stops rejected 203.0.113.0/24:  -> reject",
    ]);
    expect(tallies).toEqual({ r1: { routes: 2, undecided: 0 } });
  });

  test("is announced with what its import policy makes of it afterwards", () => {
    const tag = [parseCommunity("64500:7")!];
    const imports = { import: ALL, importAfter: (() => ({ communities: tag })) satisfies Act };
    const tagged: Act = ({ communities }) => (communities.length > 0 ? {} : null);
    const { lines } = compare(
      { from: imports, all: {}, tagged: { export: tagged }, none: { export: NONE } },
      [["from"]],
      [["from"]],
    );
    expect(lines).toEqual([
      "all attributes 198.51.100.0/24: 64501 -> 64501",
      "tagged accepted 198.51.100.0/24: reject -> 64501",
    ]);
  });

  test("does not change with a local preference or a MED, which are not passed on", () => {
    const importAfter: Act = () => ({ localPreference: 50, med: 7 });
    const { lines, tallies } = compare(
      { from: { import: preferring(200), importAfter }, to: {} },
      [["from", { more: { med: 5 } }]],
      [["from", { more: { med: 5, localPreference: 200 } }]],
    );
    expect(lines).toEqual([]);
    expect(tallies).toEqual({ r1: { routes: 1, undecided: 0 } });
  });

  test("is not announced with NO_EXPORT, nor where OTC forbids it (RFC 9234)", () => {
    const noExport = { communities: [parseCommunity("no-export")!] };
    const { lines } = compare(
      {
        from: { import: ALL, importAfter: () => noExport, role: "provider" },
        peers: { role: "peer" },
        leaks: { role: "peer", importAfter: () => ({ communities: [parseCommunity("64500:1")!] }) },
        customer: { role: "provider" },
      },
      [["from"], ["leaks", { prefix: "203.0.113.0/24" }]],
      [["from"], ["leaks", { prefix: "203.0.113.0/24", more: { otc: 64503 } }]],
    );
    expect(lines).toEqual([
      "customer attributes 203.0.113.0/24: 64503 -> 64503",
      "customer rejected 198.51.100.0/24: 64501 -> (announced by no session)",
      // What a peer sent goes to customers alone, before and after.
      "from attributes 203.0.113.0/24: 64503 -> 64503",
      "leaks rejected 198.51.100.0/24: 64501 -> (announced by no session)",
      "peers rejected 198.51.100.0/24: 64501 -> (announced by no session)",
    ]);
  });

  test("is undecided where the export policy asks for an RPKI state that is not known", () => {
    const valid: Act = ({ rpki }) => (rpki === "valid" ? {} : null);
    const declared = { from: {}, to: { export: ALL, exportAfter: valid, testsRpki: true } };
    const of = (states: readonly RpkiState[]) => compare(declared, [["from"]], [["from"]], states);
    expect(of(["valid"])).toMatchObject({ lines: [], tallies: { r1: { undecided: 0 } } });
    expect(of(["invalid"]).lines).toEqual(["to rejected 198.51.100.0/24: 64501 -> reject"]);
    expect(of(["valid", "invalid"])).toMatchObject({
      lines: [],
      tallies: { r1: { undecided: 1 } },
    });
  });
});

describe("a route that goes", () => {
  const goes: Declared = { import: preferring(200), importAfter: NONE };

  test("is withdrawn if there is no other, and otherwise replaced by the best one of the router", () => {
    expect(compare({ from: goes, to: {} }, [["from"]], [["from"]]).lines).toEqual([
      "to rejected 198.51.100.0/24: 64501 -> (no route)",
    ]);
    const three = { from: goes, long: {}, next: {}, to: {} };
    const received: Routes = [
      ["from"],
      ["long", { path: [64999, 64999] }],
      ["next", { path: [64999] }],
    ];
    expect(compare(three, received, [["from"]]).lines).toEqual([
      // Where it came from it was not announced, as the next one is not now.
      "from accepted 198.51.100.0/24: BGP: it came from there -> 64503 64999",
      "long attributes 198.51.100.0/24: 64501 -> 64503 64999",
      "next rejected 198.51.100.0/24: 64501 -> BGP: it came from there",
      "to attributes 198.51.100.0/24: 64501 -> 64503 64999",
    ]);
  });

  test("comes back to its own session on platforms that announce it there", () => {
    const back = { from: { ...goes, announcesBack: true }, to: { announcesBack: true } };
    expect(compare(back, [["from"]], [["from"]]).lines).toEqual([
      "from rejected 198.51.100.0/24: 64501 -> (no route)",
      "to rejected 198.51.100.0/24: 64501 -> (no route)",
    ]);
  });

  test("is undecided if the next one is another router's, or the Loc-RIB had another than the best", () => {
    const other = { from: goes, next: { router: "r2" }, to: {} };
    const undecided = { lines: [], tallies: { r1: { routes: 1, undecided: 1 } } };
    expect(compare(other, [["from"], ["next"]], [["from"]])).toMatchObject(undecided);
    const odd = { from: goes, next: {}, third: { import: preferring(50) } };
    expect(compare(odd, [["from"], ["next"], ["third"]], [["third"]])).toEqual(undecided);
    // Nobody announced it.
    const silent = { from: goes, next: { router: "r2", export: NONE }, to: { export: NONE } };
    const { lines, tallies } = compare(
      { ...silent, from: { ...goes, export: NONE } },
      [["from"], ["next"]],
      [["from"]],
    );
    expect({ lines, tallies }).toEqual({ lines: [], tallies: { r1: { routes: 1, undecided: 0 } } });
  });

  test("is undecided if several are as good as the next one", () => {
    const declared = { from: goes, a: {}, b: {}, to: {} };
    expect(compare(declared, [["from"], ["a"], ["b"]], [["from"]])).toEqual({
      lines: [],
      tallies: { r1: { routes: 1, undecided: 1 } },
    });
  });
});

describe("between routes that are as good", () => {
  const tag: Act = () => ({ communities: [parseCommunity("64500:7")!] });

  test("the choice stays as long as they are the same ones", () => {
    const both = { a: { importAfter: tag }, b: { importAfter: tag }, to: {} };
    expect(compare(both, [["a"], ["b"]], [["a"]])).toEqual({
      lines: [
        "b attributes 198.51.100.0/24: 64501 -> 64501",
        "to attributes 198.51.100.0/24: 64501 -> 64501",
      ],
      tallies: { r1: { routes: 1, undecided: 0 } },
    });
  });

  test("it is not known if there is a new one among them", () => {
    const undecided = { lines: [], tallies: { r1: { routes: 1, undecided: 1 } } };
    const late: Declared = { import: NONE, importAfter: ALL };
    expect(compare({ a: {}, b: late, to: {} }, [["a"], ["b"]], [["a"]])).toEqual(undecided);
    expect(compare({ a: late, b: {}, to: {} }, [["a"], ["b"]], [["b"]])).toEqual(undecided);
    const swapped = { a: {}, b: { importAfter: NONE }, c: late, to: {} };
    expect(compare(swapped, [["a"], ["b"], ["c"]], [["a"]])).toEqual(undecided);
  });
});

describe("a prefix that was not accepted before", () => {
  const late: Declared = { import: NONE, importAfter: ALL };

  test("is announced to all but the session that it comes from", () => {
    const declared = { from: late, to: {}, silent: { export: NONE }, other: { router: "r2" } };
    const { lines, tallies } = compare(declared, [["from"]], []);
    expect(lines).toEqual(["to accepted 198.51.100.0/24: (no route) -> 64501"]);
    expect(tallies["r1"]?.undecided).toBe(0);
  });

  test("is announced as the best of several has it, and undecided if several are as good", () => {
    const declared = { a: late, b: late, to: {} };
    const { lines } = compare(declared, [["a", { path: [64999] }], ["b"]], []);
    expect(lines).toEqual([
      "a accepted 198.51.100.0/24: (no route) -> 64502",
      "to accepted 198.51.100.0/24: (no route) -> 64502",
    ]);
    const same = compare(declared, [["a"], ["b"]], []);
    expect(same.lines).toEqual([]);
    expect(same.tallies["r1"]?.undecided).toBeGreaterThan(0);
    const both = compare({ ...declared, b: { ...late, router: "r2" } }, [["a"], ["b"]], []);
    expect(both.lines).toEqual([]);
    expect(both.tallies["r2"]?.undecided).toBeGreaterThan(0);
  });

  test("is not announced in place of the router's own route", () => {
    expect(compare({ from: late, to: {} }, [["from"]], [["own"]])).toEqual({
      lines: [],
      tallies: { r1: { routes: 1, undecided: 0 } },
    });
  });

  test("is undecided if it was accepted, and the Loc-RIB has nothing of it", () => {
    const { lines, tallies } = compare({ from: { importAfter: ALL }, to: {} }, [["from"]], []);
    expect([lines, tallies]).toEqual([[], {}]);
    const better = { from: { import: preferring(50), importAfter: preferring(300) }, to: {} };
    expect(compare(better, [["from"]], []).tallies).toEqual({ r1: { routes: 0, undecided: 1 } });
  });
});

describe("a session that is leaving", () => {
  const drained: Declared = {
    import: preferring(200),
    importAfter: preferring(0),
    isLeaving: true,
  };

  test("still carries what has no other exit, and gives way where there is one", () => {
    const two: Routes = [
      ["from"],
      ["from", { prefix: "203.0.113.0/24" }],
      ["next", { path: [64999] }],
    ];
    const used: Routes = [["from"], ["from", { prefix: "203.0.113.0/24" }]];
    const { lines, tallies } = compare({ from: drained, next: {}, to: {} }, two, used);
    expect(lines).toEqual([
      "from accepted 198.51.100.0/24: BGP: it came from there -> 64502 64999",
      "next rejected 198.51.100.0/24: 64501 -> BGP: it came from there",
      "to attributes 198.51.100.0/24: 64501 -> 64502 64999",
    ]);
    expect(tallies).toEqual({ r1: { routes: 2, undecided: 0 } });
  });

  test("with others that are leaving too: the best one of them, whichever comes first", () => {
    const declared = { long: drained, short: { ...drained, import: preferring(100) }, to: {} };
    const long: Routes[number] = ["long", { path: [64999] }];
    const expected = [
      "long accepted 198.51.100.0/24: BGP: it came from there -> 64502",
      "short rejected 198.51.100.0/24: 64501 64999 -> BGP: it came from there",
      "to attributes 198.51.100.0/24: 64501 64999 -> 64502",
    ];
    expect(compare(declared, [long, ["short"]], [long]).lines).toEqual(expected);
    expect(compare(declared, [["short"], long], [long]).lines).toEqual(expected);
    const tied = compare(declared, [["long"], ["short"]], [["long"]]);
    expect(tied).toEqual({ lines: [], tallies: { r1: { routes: 1, undecided: 1 } } });
  });

  test("that is shut gets nothing, and what came from it alone is gone", () => {
    const shut = { ...drained, importAfter: preferring(200), isShutAfter: true };
    const { lines } = compare(
      { from: shut, to: {} },
      [["from"], ["to", { prefix: "203.0.113.0/24" }]],
      [["from"], ["to", { prefix: "203.0.113.0/24" }]],
    );
    expect(lines).toEqual([
      "from rejected 203.0.113.0/24: 64502 -> (shut down)",
      "to rejected 198.51.100.0/24: 64501 -> (no route)",
    ]);
  });
});

test("of several paths of one session (ADD-PATH) the best one is announced, whichever comes first", () => {
  const late: Declared = { import: NONE, importAfter: ALL };
  const long: Routes[number] = ["from", { path: [64999], more: { pathId: 1 } }];
  const short: Routes[number] = ["from", { more: { pathId: 2 } }];
  for (const received of [
    [long, short],
    [short, long],
  ]) {
    const { lines } = compare({ from: late, to: {} }, received, []);
    expect(lines).toEqual(["to accepted 198.51.100.0/24: (no route) -> 64501"]);
  }
  const twice = compare({ from: late, to: {} }, [short, ["from", { more: { pathId: 3 } }]], []);
  expect(twice).toMatchObject({ lines: [], tallies: { r1: { undecided: 1 } } });
});
