import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { formatPrefix } from "../../src/net/index.ts";
import { formatRoute, type ReceivedRoute } from "../../src/routes/index.ts";
import { convert, dumpSession } from "./convert.ts";
import { receivedRoute, sentRoutes } from "./sent-routes.ts";

const V4 = dumpSession("PEERC_AS64500_IX_V4", "10.0.0.1");
const EMPTY = dumpSession("PEERC_AS64501_IX_V4", "10.0.0.2");
const V6 = dumpSession("PEERC_AS64500_IX_V6", "2001:db8:ffff::1");
const SESSIONS = [V4, EMPTY, V6];

const recorded = (name: string) => readFileSync(`test/fixtures/dumps/bird/${name}.txt`, "utf8");
const lines = (routes: readonly ReceivedRoute[]) =>
  routes.map((route) => formatRoute(route, null)).sort();

/** Everything that the neighbors sent, as the neutral form has it. */
const SENT = [V4, V6].flatMap(({ name, asn, family }) => {
  const place = { session: name, router: "gru1", view: "adj-rib-in-pre-policy" } as const;
  const hop = family === "ipv4" ? "10.0.0.1" : "2001:db8:ffff::1";
  return sentRoutes(family, asn).map((route) => receivedRoute(route, place, hop));
});

describe.each(["2.0.12", "2.17.6", "2.19.2", "3.1.8", "3.3.2"])(
  "import tables of BIRD %s",
  (version) => {
    const text = recorded(`import-tables-${version}`);

    test("have the routes that the neighbors sent", async () => {
      const { converted, routes, messages } = await convert({ "gru1.txt": text }, SESSIONS);
      expect(messages).toEqual([]);
      expect(lines(routes)).toEqual(lines(SENT));
      expect(
        converted?.groups.map(({ session, view, ipv4, ipv6 }) => [session, view, ipv4, ipv6]),
      ).toEqual([
        ["PEERC_AS64500_IX_V4", "adj-rib-in-pre-policy", 10, 0],
        ["PEERC_AS64500_IX_V6", "adj-rib-in-pre-policy", 0, 10],
        ["PEERC_AS64501_IX_V4", "adj-rib-in-pre-policy", 0, 0],
      ]);
      expect(converted?.leftOut).toMatchObject([
        {
          what: "with an AS_PATH that is too long for BIRD to print, which received routes have no place for",
          count: 1,
        },
        { what: "of rr1 (10.0.0.3), which is none of the router's declared sessions", count: 2 },
      ]);
    });

    test("are read the same in pieces of any size, and with the ends of lines of a terminal", async () => {
      const whole = await convert({ "gru1.txt": text }, SESSIONS);
      for (const piece of [7, 1000]) {
        const { text: again } = await convert({ "gru1.txt": text }, SESSIONS, { piece });
        expect(again).toBe(whole.text);
      }
      const crlf = text.replaceAll("\n", "\r\n");
      expect((await convert({ "gru1.txt": crlf }, SESSIONS)).text).toBe(whole.text);
    });
  },
);

/** Attributes that a route may be without: that such a line is missing, nothing can say. */
const OPTIONAL = /^(?:med|community|ext_community|large_community|otc|more)$/;

function kindOf(line: string): string {
  if (line.startsWith("\t\t")) return "more";
  const attribute = /^\t(?:BGP\.|bgp_)?([\w ]+?)(?: \[t\])?:/.exec(line)?.[1];
  return attribute ?? (/\[PEERC_/.test(line) ? "route" : "other");
}

describe("tables of routes", () => {
  test.each(["2.0.12", "3.1.8"])("of BIRD %s: those in use are the Loc-RIB", async (version) => {
    const { converted, routes } = await convert({ t: recorded(`tables-${version}`) }, SESSIONS);
    const groups = converted?.groups.map((one) => [one.session, one.view, one.ipv4, one.ipv6]);
    expect(new Set(groups)).toEqual(
      new Set([
        [null, "loc-rib", 2, 1],
        ["PEERC_AS64500_IX_V4", "loc-rib", 9, 0],
        ["PEERC_AS64500_IX_V6", "loc-rib", 0, 9],
      ]),
    );
    const own = routes.filter(({ session }) => session === null);
    expect(own.map(({ prefix }) => formatPrefix(prefix)).sort()).toEqual([
      ...["10.0.0.0/24", "2001:db8:ffff::/64", "203.0.113.0/24"],
    ]);
    expect(own[0]).toMatchObject({ asPath: [], nextHop: null, med: null, origin: "igp" });
    const one = routes.find(({ prefix }) => formatPrefix(prefix) === "192.0.3.0/24");
    expect(one).toMatchObject({ localPreference: 321, med: 0, origin: "egp" });
    expect(converted?.leftOut.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        expect.stringContaining("of rr1 (10.0.0.3)"),
        expect.stringContaining("of ap (10.0.0.4)"),
      ]),
    );
  });

  test.each(["2.0.12", "3.1.8"])(
    "of one protocol of BIRD %s: what its filter accepted",
    async (version) => {
      const { converted } = await convert({ t: recorded(`protocol-${version}`) }, SESSIONS);
      expect(converted?.groups).toMatchObject([
        { session: "PEERC_AS64500_IX_V4", view: "adj-rib-in-post-policy", ipv4: 9, ipv6: 0 },
      ]);
      const view = "adj-rib-in-pre-policy";
      const { messages } = await convert({ t: recorded(`protocol-${version}`) }, SESSIONS, {
        view,
      });
      expect(messages).toEqual([
        "t:3:1: error[dump-view-unknown]: the command shows routes of the view adj-rib-in-post-policy, not of adj-rib-in-pre-policy",
      ]);
    },
  );

  test.each(["2.0.12", "3.1.8"])("of rejected routes of BIRD %s are refused", async (version) => {
    // The filter of the recording set MED 99 on the route that it rejected; the neighbor sent 1.
    const text = recorded(`filtered-${version}`);
    expect(text).toMatch(/med: 99\n/);
    expect((await convert({ t: text }, SESSIONS)).messages).toEqual([
      expect.stringMatching(
        /^t:3:1: error\[dump-not-understood\]: rejected routes are shown with the attributes/,
      ),
    ]);
  });

  test("of ROAs are passed over, and only what is wrong in tables of routes is refused", async () => {
    const ROAS = `Table PEERC_ROA_V4:
10.0.0.0/8-24 AS64500  [PEERC_RTR 17:32:24.149] * (100)
	Type: RPKI univ
10.0.0.0/8-16 AS64500  [PEERC_RTR 17:32:24.149] * (100)
                      [PEERC_RTR2 17:32:24.149] (100)
3 of 3 routes for 2 networks in table PEERC_ROA_V4

`;
    const whole = recorded("tables-2.0.12");
    const at = whole.indexOf("Table master6");
    const withRoas = (roas: string) => whole.slice(0, at) + roas + whole.slice(at);
    const { routes } = await convert({ t: whole }, SESSIONS);
    expect((await convert({ t: withRoas(ROAS) }, SESSIONS)).routes).toEqual(routes);
    const { messages } = await convert({ t: withRoas(ROAS.replace("3 of", "4 of")) }, SESSIONS);
    expect(messages[0]).toContain("BIRD counts 4 routes of PEERC_ROA_V4, but here are 3 of");
  });

  test("have routes of their own in the tables of sessions alone, with attributes that are understood", async () => {
    const whole = recorded("tables-2.0.12");
    const more = (line: string) => whole.replace("\tType: static univ\n", `$&\t${line}\n`);
    const tagged = await convert({ t: more("BGP.community: (64999,7)") }, SESSIONS);
    expect(tagged.routes.find(({ session }) => session === null)?.communities).toHaveLength(1);
    const ospf = await convert({ t: more("OSPF.metric1: 7") }, SESSIONS);
    expect(ospf.messages).toEqual([]);
    const unknown = await convert({ t: more("BGP.new: 7") }, SESSIONS);
    expect(unknown.messages[0]).toContain("this attribute of a route is not understood");
    const elsewhere = await convert({ t: whole.replaceAll("master4", "other4") }, SESSIONS);
    const own = elsewhere.routes.filter(({ session }) => session === null);
    expect(own.map(({ prefix }) => prefix.family)).toEqual(["ipv6"]);
  });

  test("with ADD-PATH have path identifiers since BIRD 3, and cannot be told apart before", async () => {
    const ap = [dumpSession("PEERC_AS64503_IX_V4", "10.0.0.4")];
    const named = (version: string) =>
      recorded(`add-path-${version}`).replaceAll(/\bap\b/g, "PEERC_AS64503_IX_V4");
    const { routes } = await convert({ t: named("3.1.8") }, ap);
    expect(routes.map(({ pathId, asPath }) => [pathId, asPath])).toEqual([
      [1, [64503]],
      [2, [64503, 64504]],
    ]);
    expect((await convert({ t: named("2.0.12") }, ap)).messages).toEqual([
      "error[dump-route-twice]: t: PEERC_AS64503_IX_V4 on gru1 (adj-rib-in-pre-policy) has two routes to 198.51.100.0/24",
    ]);
  });
});

describe("what is not to be read", () => {
  const table = (body: string, command = "import table PEERC_AS64500_IX_V4.ipv4 all stats") =>
    `BIRD 2.0.12 ready.\nbird> show route ${command}\n${body}bird> \n`;
  const ROUTE =
    "192.0.2.0/24         unreachable [PEERC_AS64500_IX_V4 20:42:38.980 from 10.0.0.1] * (100) [i]\n" +
    "\tType: BGP univ\n\tBGP.origin: IGP\n\tBGP.as_path: 64500\n\tBGP.next_hop: 10.0.0.1\n";
  const END = "1 of 1 routes for 1 networks in table import\n";
  const ONE = `Table import:\n${ROUTE}`;

  test.each<[string, string, string]>([
    [
      "a count that differs",
      table(ONE + END.replace("1 of", "2 of")),
      "BIRD counts 2 routes of import, but here are 1 of import",
    ],
    ["no count", table(ONE), "the routes before this have no count: they are cut off"],
    [
      "an unknown attribute",
      table(`${ONE}\tBGP.new: 7\n${END}`),
      "this attribute of a route is not understood",
    ],
    [
      "a community that is none",
      table(`${ONE}\tBGP.community: (65536,1)\n${END}`),
      "this attribute of a route is not understood",
    ],
    [
      "a number that is too large",
      table(`${ONE}\tBGP.med: 4294967296\n${END}`),
      "this attribute of a route is not understood",
    ],
    [
      "another protocol's route",
      table((ONE + END).replace("[PEERC_AS64500", "[PEERC_AS64501")),
      "a route of PEERC_AS64501_IX_V4 is shown among those of PEERC_AS64500_IX_V4",
    ],
    [
      "a route without AS_PATH",
      table((ONE + END).replace(/\tBGP.as_path.*\n/, "")),
      "the route has no AS_PATH: lines are missing",
    ],
    ["a pager", table(`${ONE}--More--\n${END}`), "there are control characters of a terminal"],
    [
      "escapes",
      table((ONE + END).replace("Table", "\r\u001b[KTable")),
      "there are control characters of a terminal",
    ],
    [
      "a stop",
      table(`${ONE}Stopped due to reconfiguration\n`),
      "BIRD stopped in the middle, because its configuration changed: take the routes again",
    ],
    ["an error of BIRD", table("syntax error, unexpected NONE\n"), "this line is not understood"],
    ["no command", ONE + END, "no command is shown in front of this"],
    [
      "no attributes asked for",
      table(ONE + END, "import table PEERC_AS64500_IX_V4.ipv4 stats"),
      "`show route import table PEERC_AS64500_IX_V4.ipv4 stats` lacks `all` (the attributes of routes)",
    ],
    [
      "a part",
      table(ONE + END, "all stats where bgp_med = 5"),
      "`show route all stats where bgp_med = 5` may show a part of the routes only, because of `where`",
    ],
    [
      "an export",
      table(ONE + END, "all stats export PEERC_AS64500_IX_V4"),
      "`export` shows what is sent to a neighbor, not what it sends",
    ],
    ["a change", `bird> disable all\nbird> \n`, "`disable all` shows no routes"],
  ])("%s", async (_, text, expected) => {
    const { messages } = await convert({ t: text }, SESSIONS, { from: "bird" });
    expect(messages).toEqual([expect.stringContaining(`error[dump-not-understood]: ${expected}`)]);
  });

  test("an output that ends at any byte before its end", async () => {
    const second = (ONE + END)
      .replaceAll("AS64500_", "AS64501_")
      .replaceAll("10.0.0.1", "10.0.0.2");
    const next = `bird> show route import table ${EMPTY.name}.ipv4 all stats\n${second}bird> \n`;
    const both = table(ONE + END).replace(/bird> \n$/, next);
    expect((await convert({ t: both }, SESSIONS)).routes).toHaveLength(2);
    for (let at = 0; at < both.length; at++) {
      const { converted } = await convert({ t: both.slice(0, at) }, SESSIONS, { from: "bird" });
      expect([at, converted]).toEqual([at, null]);
    }
  });

  test("an output from which a line is missing, if the line is needed", async () => {
    // The routes of the IPv6 session, and the count of them.
    const whole6 = recorded("import-tables-3.1.8").split(/^(?=bird> )/m);
    const text = [whole6[3], "bird> \n"].join("");
    const all = text.split("\n");
    const whole = lines((await convert({ "gru1.txt": text }, SESSIONS)).routes);
    const silent = new Set<string>();
    for (let at = 0; at < all.length - 1; at++) {
      const less = [...all.slice(0, at), ...all.slice(at + 1)].join("\n");
      const { converted, routes } = await convert({ "gru1.txt": less }, SESSIONS);
      if (converted && lines(routes).join("") === whole.join("")) silent.add(kindOf(all[at] ?? ""));
      else if (converted) expect(kindOf(all[at] ?? "")).toMatch(OPTIONAL);
    }
    expect([...silent].sort()).not.toContain("route");
  });

  test("a session that is down is named, and neither has routes nor is known to have none", async () => {
    const down = `bird> show route import table ${EMPTY.name}.ipv4 all stats\nNo import table in channel ${EMPTY.name}.ipv4\nbird> \n`;
    const both = table(ONE + END).replace(/bird> \n$/, down);
    const { converted } = await convert({ t: both }, SESSIONS);
    expect(converted?.groups.map(({ session }) => session)).toEqual([V4.name]);
    expect(converted?.leftOut).toMatchObject([
      {
        what: "PEERC_AS64501_IX_V4.ipv4: it is down, or has no `import table`",
        of: "sessions",
        count: 1,
      },
    ]);
  });

  test("a route with an AS_CONFED segment is left out, and counted", async () => {
    const text = table((ONE + END).replace("as_path: 64500", "as_path: (64512) 64500"));
    const { converted } = await convert({ t: text }, SESSIONS);
    expect(converted?.leftOut).toMatchObject([
      { what: "with an AS_CONFED segment, which received routes have no place for", count: 1 },
    ]);
  });

  test("a session of another router", async () => {
    const [one] = SESSIONS;
    const elsewhere = one ? [{ ...one, router: "mia1" }] : [];
    const { messages } = await convert({ t: table(ONE + END) }, elsewhere);
    expect(messages).toEqual([
      "t:4:1: error[dump-other-router]: PEERC_AS64500_IX_V4 is a session of mia1, and not of gru1",
    ]);
  });

  test("nothing about the router", async () => {
    const text = table(
      (ONE + END).replaceAll("PEERC_AS64500_IX_V4", "x"),
      "import table x.ipv4 all stats",
    );
    expect((await convert({ t: text }, [EMPTY])).messages).toEqual([
      "error[dump-of-nothing]: t has nothing about the sessions of gru1, only of x (10.0.0.1)",
    ]);
  });

  test("a line that may have a secret is not quoted", async () => {
    const { messages } = await convert(
      { t: "bird> show route all stats\npassword: hunter2\n" },
      SESSIONS,
    );
    expect(messages.join()).toContain("this line is not understood");
    expect(messages.join()).not.toContain("hunter2");
  });
});
