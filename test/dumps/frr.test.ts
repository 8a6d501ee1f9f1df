import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { JsonCutter } from "../../src/dumps/frr/json-cutter.ts";
import { formatRoute, type ReceivedRoute } from "../../src/routes/index.ts";
import { convert, dumpSession } from "./convert.ts";
import { receivedRoute, sentRoutes, type ShortRoute } from "./sent-routes.ts";

const V4 = dumpSession("PEERC_AS64500_IX_V4", "10.0.0.1");
const EMPTY = dumpSession("PEERC_AS64501_IX_V4", "10.0.0.2");
const V6 = dumpSession("PEERC_AS64500_IX_V6", "2001:db8:ffff::1");
const SESSIONS = [V4, EMPTY, V6];
const VIEW = "adj-rib-in-post-policy";

const recorded = (name: string) => readFileSync(`test/fixtures/dumps/frr/${name}.txt`, "utf8");
/** FRR sorts communities. */
const lines = (routes: readonly ReceivedRoute[]) =>
  routes
    .map((route) => formatRoute(route, null))
    .map((line) =>
      line.replace(/\[.*?\]/, (list) => JSON.stringify((JSON.parse(list) as string[]).sort())),
    )
    .sort();

/** What the import route-map of the recording left: it denied AS64666, and set a preference and a community. */
function accepted(session: typeof V4): readonly ReceivedRoute[] {
  const { name, asn, family } = session;
  const place = { session: name, router: "gru1", view: VIEW } as const;
  const hop = family === "ipv4" ? "10.0.0.1" : "2001:db8:ffff::1";
  const targets = Array.from({ length: 60 }, (_, i) => `rt:64500:${i}`);
  const long: ShortRoute = {
    prefix: "192.0.5.0/24",
    as_path: `${asn}${" 64496".repeat(120)}`,
    communities: [
      ...Array.from({ length: 200 }, (_, i) => `64496:${i}`),
      ...targets,
      ...Array.from({ length: 100 }, (_, i) => `64496:${i}:7`),
    ],
  };
  return [...sentRoutes(family, asn), ...(family === "ipv4" ? [long] : [])]
    .filter(({ as_path }) => !as_path.includes("64666"))
    .map(({ communities = [], ...route }) => {
      // FRR itself adds no-export to routes with blackhole.
      const own = communities.includes("65535:666") ? ["65535:65281"] : [];
      const all = [...communities, ...own, "64999:1:1"];
      // And it prefers nothing to routes with graceful-shutdown, whatever the route-map sets.
      const localPreference = communities.includes("65535:0") ? 0 : 321;
      return { ...receivedRoute({ ...route, communities: all }, place, hop), localPreference };
    });
}

describe.each(["table-8.4.4", "table-10.3", "table-detail-10.3"])(
  "the table of FRR in %s",
  (name) => {
    const text = recorded(name);

    test("has the routes as the route-map left them", async () => {
      const { routes, messages } = await convert({ t: text }, SESSIONS, { view: VIEW });
      expect(messages).toEqual([]);
      expect(lines(routes)).toEqual(lines(accepted(V4)));
    });

    test("has those in use", async () => {
      const { converted, routes } = await convert({ t: text }, SESSIONS);
      expect(converted?.groups).toMatchObject([
        { session: "PEERC_AS64500_IX_V4", view: "loc-rib" },
        { session: null, router: "gru1", view: "loc-rib", ipv4: 1 },
      ]);
      const own = routes.filter(({ session }) => session === null);
      expect(lines(own)).toEqual([expect.stringContaining('"prefix":"203.0.113.0/24"')]);
      expect(own[0]).toMatchObject({ asPath: [], nextHop: null, med: 0, communities: [] });
      expect(routes.length - 1).toBeLessThanOrEqual(accepted(V4).length);
      expect(routes.length - 1).toBeGreaterThanOrEqual(8);
      const what = converted?.leftOut.map((one) => one.what);
      expect(what).toContain("of 10.0.0.3, which is none of the router's declared sessions");
    });

    test("that ends at any byte before the end is cut off", async () => {
      const end = text.trimEnd().length;
      for (let at = 0; at < end; at += at < end - 300 ? 211 : 1) {
        const said = { from: "frr" } as const;
        const { converted } = await convert({ t: text.slice(0, at) }, SESSIONS, said);
        expect([at, converted]).toEqual([at, null]);
      }
    });

    test("is read the same in pieces of any size", async () => {
      const whole = await convert({ t: text }, SESSIONS);
      const again = await convert({ t: text }, SESSIONS, { piece: 3 });
      expect(again.text).toBe(whole.text);
    });
  },
);

test("tables of both families, one after the other, make one file", async () => {
  const both = recorded("table-10.3") + recorded("table-ipv6-10.3");
  const { routes } = await convert({ t: both }, SESSIONS, { view: VIEW });
  expect(lines(routes)).toEqual(lines([...accepted(V4), ...accepted(V6)]));
  const apart = { a: recorded("table-10.3"), b: recorded("table-ipv6-10.3") };
  expect(lines((await convert(apart, SESSIONS, { view: VIEW })).routes)).toEqual(lines(routes));
});

test.each(["received-8.4.4", "received-10.3"])(
  "%s, which is not what was received, is refused",
  async (name) => {
    // The neighbor sent communities, and no LOCAL_PREF.
    expect(recorded(name)).not.toContain("blackhole");
    expect(recorded("received-8.4.4")).toContain('"locPrf":321');
    expect((await convert({ t: recorded(name) }, SESSIONS)).messages).toEqual([
      expect.stringMatching(
        /^t:2:1: error\[dump-view-unknown\]: what FRR prints of received routes is not/,
      ),
    ]);
  },
);

describe("what is not to be read", () => {
  const path = {
    aspath: { string: "64500", segments: [{ type: "as-sequence", list: [64500] }], length: 1 },
    ...{ origin: "IGP", valid: true, bestpath: { overall: true } },
    nexthops: [{ ip: "10.0.0.1", afi: "ipv4", used: true }],
    peer: { peerId: "10.0.0.1", type: "external" },
  };
  const table = (changed: object, more: object = {}) =>
    JSON.stringify({
      ...{ vrfId: 0, vrfName: "default", routerId: "10.0.0.254", defaultLocPrf: 100 },
      ...{ routes: { "192.0.2.0/24": [{ ...path, ...changed }] }, ...more },
    });

  test.each<[object, string]>([
    [{ new: 1 }, "`new` of a path is not understood"],
    [{ path: "64500" }, "the paths have no details: take them with `json detail`"],
    [{ origin: "?" }, "`origin` of a path is not understood"],
    [{ metric: -1 }, "a number of a path is not understood"],
    [{ community: { string: "x" } }, "`community` of a path is not understood"],
    [{ extendedCommunity: { string: "RT:1" } }, "`extendedCommunity` of a path is not understood"],
    [{ aspath: {} }, "`aspath` of a path is not understood"],
    [{ nexthops: [{ ip: "x" }] }, "`nexthops` of a path is not understood"],
    [{ peer: {} }, "`peer` of a path is not understood"],
  ])("a path with %j", async (changed, what) => {
    expect((await convert({ t: table(changed) }, SESSIONS)).messages).toEqual([
      expect.stringContaining(`error[dump-not-understood]: ${what}`),
    ]);
  });

  test("another VRF, a count that differs, an unknown member, text around it", async () => {
    const messages = async (t: string) =>
      (await convert({ t }, SESSIONS, { from: "frr" })).messages.join();
    expect(await messages(table({}))).toBe("");
    expect(await messages(table({}, { vrfName: "red" }))).toContain(
      "only the default VRF can be read",
    );
    expect(await messages(table({}, { totalRoutes: 2 }))).toContain(
      "FRR counts 2 prefixes, but here are 1",
    );
    expect(await messages(table({}, { other: 2 }))).toContain("`other` is not understood");
    expect(await messages(`gru1# show bgp\n${table({})}`)).toContain("this is not what");
    expect(await messages(`${table({})}gru1#`)).toContain("this is not what");
    expect(await messages(table({}).replace("[{", "[--More--{"))).toContain("this is no JSON");
    const view = "adj-rib-in-pre-policy";
    expect((await convert({ t: table({}) }, SESSIONS, { view })).messages.join()).toContain(
      "error[dump-view-unknown]: FRR prints routes in use",
    );
  });

  test("an AS_CONFED segment is left out, and counted", async () => {
    const segments = [{ type: "as-confed-sequence", list: [64512] }];
    const { converted } = await convert({ t: table({ aspath: { segments } }) }, SESSIONS);
    expect(converted?.leftOut).toMatchObject([{ count: 1 }]);
  });
});

test("JSON is cut into the members that it has", () => {
  const key = fc.string({ minLength: 1, maxLength: 5 }).filter((one) => one !== "routes");
  const members = fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
  fc.assert(
    fc.property(
      members,
      members,
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(0, 1),
      (own, routes, size, indent) => {
        const text = JSON.stringify({ ...own, routes }, null, indent);
        const cutter = new JsonCutter();
        const found: { readonly kind: string; readonly text: string }[] = [];
        for (let at = 0; at < text.length; at += size) {
          found.push(...(cutter.push(text.slice(at, at + size)) ?? []));
          expect(cutter.isOpen).toBe(at + size < text.length);
        }
        const joined = (kind: string) =>
          JSON.parse(
            `{${found
              .filter((one) => one.kind === kind)
              .map((one) => one.text)
              .join(",")}}`,
          ) as object;
        expect(joined("member")).toEqual(JSON.parse(JSON.stringify(own)));
        expect(joined("route")).toEqual(JSON.parse(JSON.stringify(routes)));
      },
    ),
  );
});
