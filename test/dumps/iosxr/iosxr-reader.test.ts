import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { IOSXR_READER } from "../../../src/dumps/iosxr/iosxr-reader.ts";
import { JUNOS_READER } from "../../../src/dumps/junos/junos-reader.ts";
import { parseAddress, type Address, type Community } from "../../../src/net/index.ts";
import { formatRoute, type ReceivedRoute } from "../../../src/routes/index.ts";
import { arbitraryRoute } from "../../routes/arbitrary-route.ts";
import { placeOf, readWith, type ReadOptions } from "../read-with.ts";
import { printAnswer, type PrintedPath } from "./print-iosxr.ts";

const read = (output: string, options?: ReadOptions) => readWith(IOSXR_READER, output, options);
const problemOf = async (output: string) => (await read(output)).problems;
const NEIGHBOR = parseAddress("192.0.2.1") ?? { family: "ipv4" as const, value: 0n };
const RECEIVED = ["is-path-received-only"];

const SAMPLE: ReceivedRoute = {
  ...placeOf({ address: NEIGHBOR, asn: null, name: null, family: "ipv4" }),
  prefix: { family: "ipv4", value: 0xcb007100n, length: 24 },
  asPath: [64500, 64501],
  origin: "igp",
  nextHop: NEIGHBOR,
  communities: [{ kind: "standard", high: 65535, low: 0 }],
  ...{ med: 10, localPreference: null, otc: null, pathId: null },
};

const one = (flags: readonly string[] = RECEIVED, route = SAMPLE): PrintedPath => ({
  ...{ route, neighbor: NEIGHBOR, flags },
});

describe("paths", () => {
  test("as the neighbor sent it", async () => {
    for (const flags of [RECEIVED, ["is-received-path-not-modified", "is-best-path"]]) {
      const { routes, problems } = await read(printAnswer([one(flags)]));
      expect(problems).toBe("");
      expect(routes).toEqual([formatRoute(SAMPLE, "gru1")]);
    }
  });

  test("one that the policy changed is not read, but has to be there as it was sent", async () => {
    const changed = one([], { ...SAMPLE, communities: [] });
    const both = await read(printAnswer([one(), changed]));
    expect(both.problems).toBe("");
    expect(both.routes).toEqual([formatRoute(SAMPLE, "gru1")]);
    for (const paths of [[changed], [changed, one(RECEIVED, { ...SAMPLE, pathId: 1 })]]) {
      expect(await problemOf(printAnswer(paths))).toContain(
        "203.0.113.0/24 from 192.0.2.1 is not there as the neighbor sent it: the neighbor needs `soft-reconfiguration inbound always`",
      );
    }
  });

  test("of a neighbor that is no session, how it was sent is of no interest", async () => {
    const findSession = () => ({ kind: "unknown" }) as const;
    const { items, problems } = await read(printAnswer([one([])]), { findSession });
    expect(problems).toBe("");
    expect(items).toEqual([
      { kind: "left-out", what: { why: "no-session", neighbor: "192.0.2.1" } },
    ]);
  });

  test.each([
    ...["is-path-locally-sourced", "is-path-local-aggregate", "is-path-from-network-command"],
    ...["is-path-from-redistribute-command", "is-path-imported", "is-path-history-held"],
  ])("%s: not from a neighbor", async (flag) => {
    const { items, problems } = await read(printAnswer([one([flag])]));
    expect([items, problems]).toEqual([[], ""]);
  });

  test("a confederation, and another family", async () => {
    const confederation = printAnswer([one()]).replace(">64500 64501<", ">(64512) 64500<");
    expect((await read(confederation)).items).toEqual([
      {
        kind: "left-out",
        what: { why: "no-form", prefix: "203.0.113.0/24", attribute: "AS_CONFED" },
      },
    ]);
    const vpn = printAnswer([one()]).replace("<prefix><afi>ipv4<", "<prefix><afi>vpnv4<");
    expect((await read(vpn)).items).toEqual([
      { kind: "left-out", what: { why: "other-family", family: "vpnv4" } },
    ]);
  });

  test("the local preference that the router has set itself is left out", async () => {
    const external = printAnswer([one()]);
    expect(external).toContain("<is-local-pref-present>true</is-local-pref-present>");
    expect((await read(external)).routes[0]).not.toContain("local_pref");
  });

  // `as-format asdot`: ShowBgpInstanceNeighborsReceivedRoutes in github.com/CiscoTestAutomation/genieparser
  test("ASNs in asdot", async () => {
    const { routes } = await read(
      printAnswer([one()]).replace(">64500 64501<", ">65004.19113 7018<"),
    );
    expect(routes[0]).toContain(`"as_path":"${65004 * 65536 + 19113} 7018"`);
  });
});

describe("what is not understood", () => {
  const ANSWER = printAnswer([one()]);
  test.each<[string, string]>([
    [
      "`is-community-present` does not agree",
      ANSWER.replace("<is-community-present>true<", "<is-community-present>false<"),
    ],
    [
      "`is-large-community-present` does not agree",
      ANSWER.replace("<is-large-community-present>false<", "<is-large-community-present>true<"),
    ],
    ["it has no origin", ANSWER.replace("<is-origin-present>true<", "<is-origin-present>false<")],
    ["its `origin` is not 0, 1 or 2", ANSWER.replace("<origin>0<", "<origin>3<")],
    ["`64500 x` is not an AS path", ANSWER.replace(">64500 64501<", ">64500 x<")],
    [
      "a community is not a number of 32 bits",
      ANSWER.replace("<entry>4294901760<", "<entry>65535:0<"),
    ],
    ["`metric` is not a number of 32 bits", ANSWER.replace("<metric>10<", "<metric>4294967296<")],
    [
      "its `next-hop` is not an IP address",
      ANSWER.replace("<next-hop><afi>ipv4<", "<next-hop><afi>ipv6<"),
    ],
    [
      "its `neighbor-address` is not an IP address",
      ANSWER.replace("<neighbor-address>", "<neighbour-address>").replace(
        "</neighbor-address>",
        "</neighbour-address>",
      ),
    ],
    [
      "a path has no `bgp-prefix`",
      ANSWER.replace("<ipv4-address>203.0.113.0<", "<ipv4-address>203.0.113.1<"),
    ],
    ["a path has no `path-information`", ANSWER.replaceAll("path-information", "information")],
    [
      "its extended communities do not consist of 8 bytes each",
      ANSWER.replace(
        "<is-extended-community-present>false<",
        "<is-extended-community-present>true<",
      ).replace(
        "<community>",
        "<extended-community><entry>0</entry></extended-community><community>",
      ),
    ],
    [
      "attributes that IOS-XR does not know are not understood",
      ANSWER.replace(
        "<community>",
        "<unknown-attribute><entry>192</entry></unknown-attribute><community>",
      ),
    ],
    ["the element `bgp` is of another model", ANSWER.replace("ipv4-bgp-oper", "ipv4-bgp-oc-oper")],
    ["the answer has no `path-table`", ANSWER.replace(/<instances>[^]*<\/instances>/, "")],
    [
      "the element `path-table` is in a wrong place",
      ANSWER.replace(/<afs>|<\/afs>|<af>|<\/af>/g, ""),
    ],
    ["this line is not understood", `password 7 0822455D0A16\n${ANSWER}`],
    ["the element `ok` is not understood", "<rpc-reply><ok/></rpc-reply>"],
    [
      "the router says: denied",
      "<rpc-reply><rpc-error><error-message>denied</error-message></rpc-error></rpc-reply>",
    ],
    [
      "it has a DOCTYPE",
      `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${ANSWER.replace('<?xml version="1.0"?>', "")}`,
    ],
    ["Invalid character entity", ANSWER.replace(">64500 64501<", ">&nbsp;<")],
    ["nested more than 64 deep", "<rpc-reply>" + "<a>".repeat(100)],
    ["has no path table", ""],
    ["JSON is not read", '{"bgp":{}}'],
  ])("%s", async (problem, text) => {
    expect(await problemOf(text)).toContain(problem);
  });

  test("bytes that are not UTF-8", async () => {
    const { problems } = await readWith(
      IOSXR_READER,
      Buffer.concat([Buffer.from(ANSWER), Buffer.from([0xff])]),
    );
    expect(problems).toContain("the output is not UTF-8");
  });

  test("an element that never ends", async () => {
    const endless = ANSWER.replace("64500 64501", "64500 ".repeat(1_000_000));
    expect(await problemOf(endless)).toContain(
      "the element `path` is larger than that of any path",
    );
  });

  // ShowBgpInstanceNeighborsReceivedRoutes in github.com/CiscoTestAutomation/genieparser
  test("the table for people has no communities, and what to do instead is said", async () => {
    const table = `RP/0/RSP0/CPU0:gru1#show bgp ipv4 unicast neighbors 192.0.2.1 received routes
Wed Feb 26 10:33:41.458 UTC
BGP router identifier 198.51.100.1, local AS number 64500
BGP main routing table version 776727501
   Network            Next Hop            Metric LocPrf Weight Path
*  203.0.113.0/24     192.0.2.1                0             0 64496 i

Processed 1 prefixes, 1 paths
`;
    expect(IOSXR_READER.recognizes(Buffer.from(table))).toBe(true);
    const problems = await problemOf(table);
    expect(problems).toContain("without their communities, which peerc does not guess");
    expect(problems).toContain("fetch the path table over NETCONF");
  });
});

const NEIGHBORS = ["192.0.2.1", "192.0.2.2", "2001:db8::1"]
  .map(parseAddress)
  .filter((a): a is Address => a !== null);

/** Routes of neighbors, ordered by prefix as in the table, each with whether the policy changes it. */
const paths = fc
  .uniqueArray(
    fc.record({
      route: arbitraryRoute.filter(({ session }) => session !== null),
      neighbor: fc.constantFrom(...NEIGHBORS),
      isChanged: fc.boolean(),
    }),
    { maxLength: 5, selector: ({ route: { prefix } }) => `${prefix.value}/${prefix.length}` },
  )
  .map((all) =>
    all.map(({ route, ...more }) => ({
      ...more,
      route: { ...route, pathId: route.pathId === 0 ? null : route.pathId },
    })),
  );

function inReadOrder(communities: readonly Community[]): readonly Community[] {
  return (["standard", "large", "extended"] as const).flatMap((kind) =>
    communities.filter((c) => c.kind === kind),
  );
}

describe("any routes, as they are printed", () => {
  test("are read back, also in pieces, with other line ends, and without the outermost elements", async () => {
    await fc.assert(
      fc.asyncProperty(
        paths,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        async (all, piece, end, isBare) => {
          const printed = all.flatMap(({ route, neighbor, isChanged }) => [
            { route, neighbor, flags: isChanged ? RECEIVED : ["is-received-path-not-modified"] },
            ...(isChanged
              ? [{ route: { ...route, communities: [], asPath: [] }, neighbor, flags: [] }]
              : []),
          ]);
          const answer = printAnswer(printed);
          const output = isBare
            ? answer.slice(answer.indexOf("<bgp"), answer.indexOf("</bgp>") + 6)
            : answer;
          const { routes, problems } = await read(output.replaceAll("\n", end), { piece });
          expect(problems).toBe("");
          expect(routes).toEqual(
            all.map(({ route, neighbor }) => {
              const place = placeOf({
                address: neighbor,
                asn: null,
                name: null,
                family: route.prefix.family,
              });
              return formatRoute(
                { ...route, ...place, communities: inReadOrder(route.communities) },
                "gru1",
              );
            }),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("an answer that is cut off anywhere", async () => {
    const answer = printAnswer([one()]).replaceAll(/\n */g, "");
    expect(await problemOf(answer)).toBe("");
    for (let length = 0; length < answer.length; length++) {
      expect((await read(answer.slice(0, length))).problems).not.toBe("");
    }
  });
});

test("is told from Junos's answers", () => {
  const head = Buffer.from(printAnswer([]));
  expect([IOSXR_READER.recognizes(head), JUNOS_READER.recognizes(head)]).toEqual([true, false]);
  const junos = Buffer.from('<rpc-reply xmlns:junos="http://xml.juniper.net/junos/18.2R3/junos">');
  expect([IOSXR_READER.recognizes(junos), JUNOS_READER.recognizes(junos)]).toEqual([false, true]);
});
