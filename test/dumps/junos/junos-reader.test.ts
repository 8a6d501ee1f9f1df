import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { JUNOS_READER } from "../../../src/dumps/junos/junos-reader.ts";
import { parseAddress, type Community } from "../../../src/net/index.ts";
import { formatRoute, type ReceivedRoute } from "../../../src/routes/index.ts";
import { arbitraryRoute } from "../../routes/arbitrary-route.ts";
import { placeOf, readWith, type ReadOptions } from "../read-with.ts";
import { printJson, printXml, tableOf } from "./print-junos.ts";

const read = (output: string, options?: ReadOptions) => readWith(JUNOS_READER, output, options);
const SESSION = { name: "PEERC_AS64500_IX_V4", router: "gru1" };
const COMMAND =
  "noc@gru1> show route receive-protocol bgp 192.0.2.1 all extensive | display json | no-more\n";

/** The JSON of one route; `entry`: members of its `rt-entry` besides the next hop. */
function route(prefix: string, entry: object, table = "inet.0", hidden = "0"): string {
  const [address, length] = prefix.split("/");
  return JSON.stringify({
    "route-information": [
      {
        "route-table": [
          {
            comment: "keepalive",
            "table-name": [{ data: table }],
            "hidden-route-count": [{ data: hidden }],
            rt: [
              {
                attributes: { "junos:style": "detail" },
                "rt-destination": [{ data: address }],
                "rt-prefix-length": [{ data: length }],
                "rt-entry": [{ nh: [{ to: [{ data: "192.0.2.1" }] }], ...entry }],
              },
            ],
          },
        ],
      },
    ],
  });
}

/** The line that is read of a route of 192.0.2.1, without what all have. */
async function readOne(entry: object): Promise<string> {
  const { routes, problems } = await read(COMMAND + route("203.0.113.0/24", entry));
  expect(problems).toBe("");
  expect(routes).toHaveLength(1);
  const { session, view, prefix, next_hop, ...rest } = JSON.parse(routes[0] ?? "") as Record<
    string,
    unknown
  >;
  expect([session, view]).toEqual(["PEERC_192_0_2_1_V4", "adj-rib-in-pre-policy"]);
  expect([prefix, next_hop]).toEqual(["203.0.113.0/24", "192.0.2.1"]);
  return JSON.stringify(rest);
}

const path = (text: string) => ({ "as-path": [{ data: text }] });
const problemOf = async (output: string, options?: ReadOptions) =>
  (await read(output, options)).problems;

describe("AS paths", () => {
  test.each([
    // github.com/batfish/lab-validation, snapshots/junos_then_action_conflicts
    ["AS path: 65001 I", { as_path: "65001", origin: "igp" }],
    ["AS path: 65002 65001 E", { as_path: "65002 65001", origin: "egp" }],
    ["AS path: I", { as_path: "", origin: "igp" }],
    ["AS path: 64496 ?", { as_path: "64496", origin: "incomplete" }],
    // The notation of sets and of the local AS: Juniper CLI reference, show route receive-protocol
    ["AS path: 64496 {64497 64498} I", { as_path: "64496 {64497,64498}", origin: "igp" }],
    ["AS path: [64500] 64496 I", { as_path: "64496", origin: "igp" }],
    // .samples/juniper_route_direct.xml in github.com/thatmattlove/hyperglass
    [
      "AS path: 64496 64497 I\n\t\t\tAggregator: 64497 198.51.100.1\n\t\t\tAS path: Recorded\n",
      { as_path: "64496 64497", origin: "igp" },
    ],
    [
      "AS path: 64496 I (Atomic)\nAggregator: 64496 198.51.100.1",
      { as_path: "64496", origin: "igp" },
    ],
    // snapshots/junos_evpn_type5
    [
      "AS path: I (Originator)\nCluster list:  172.16.0.255\nOriginator ID: 172.16.0.2",
      { as_path: "", origin: "igp" },
    ],
    [
      "AS path: 64496 64500 64496 I (Looped: 64500)",
      { as_path: "64496 64500 64496", origin: "igp" },
    ],
  ])("%j", async (text, expected) => {
    expect(JSON.parse(await readOne(path(text)))).toEqual(expected);
  });

  // The bytes of attributes that Junos does not know, as a stored note on Junos shows them for this command:
  // "Unrecognized Attributes: 32 bytes", "Attr flags e0 code 80: 00 00 ..." with 29 bytes and the 3 in front of them
  test("Only to Customer is read from the bytes of an unknown attribute", async () => {
    const text =
      "AS path: 64496 I  Unrecognized Attributes: 7 bytes\nAttr flags e0 code 23: 00 00 fb f0";
    expect(JSON.parse(await readOne(path(text)))).toEqual({
      as_path: "64496",
      origin: "igp",
      otc: 64496,
    });
    const other = "AS path: 64496 I  Unrecognized Attributes: 4 bytes\nAttr flags c0 code 99: 01";
    expect(JSON.parse(await readOne(path(other)))).toEqual({ as_path: "64496", origin: "igp" });
    const hidden = await problemOf(
      COMMAND + route("203.0.113.0/24", path("AS path: 64496 I Unrecognized Attributes: 7 bytes")),
    );
    expect(hidden).toContain("7 bytes of attributes that Junos does not know, and shows 0");
  });

  test("a confederation has no place in the form", async () => {
    // golden_output_output.txt of ShowRouteReceiveProtocol in github.com/CiscoTestAutomation/genieparser
    const { items, problems } = await read(
      COMMAND + route("203.0.113.0/24", path("AS path: (65151 65000) I")),
    );
    expect(problems).toBe("");
    expect(items).toEqual([
      {
        kind: "left-out",
        what: { why: "no-form", prefix: "203.0.113.0/24", attribute: "AS_CONFED" },
      },
    ]);
  });

  test.each([
    "AS path: 64496",
    "AS path: 64496 X",
    "AS path: 64496 {} I",
    "AS path: 64496 {64497 I",
    "AS path: 4294967296 I",
    "AS path: 64496 I (Unknown)",
    `AS path: ${"1".repeat(100_000)}`,
  ])("%# is refused", async (text) => {
    expect(await problemOf(COMMAND + route("203.0.113.0/24", path(text)))).toContain(
      "error[dump-not-understood]",
    );
  });

  test("the short form has no communities and is refused", async () => {
    const output = route("203.0.113.0/24", path("64496 I"));
    expect(await problemOf(COMMAND + output)).toContain(
      "without communities: run the command with `extensive`",
    );
  });

  test("two AS paths that differ", async () => {
    const attributes = {
      "bgp-path-attributes": [
        { "attr-as-path-effective": [{ "attr-value": [{ data: "64497 I" }] }] },
      ],
    };
    const output = route("203.0.113.0/24", { ...path("AS path: 64496 I"), ...attributes });
    expect(await problemOf(COMMAND + output)).toContain(
      "its AS path is there twice, with differences",
    );
  });
});

describe("communities", () => {
  const communities = (name: string, ...texts: readonly string[]) => ({
    ...path("AS path: 64496 I"),
    communities: [{ [name]: texts.map((data) => ({ data })) }],
  });

  test.each<[string, string[], string[] | undefined]>([
    ["community", ["64496:100", "64496:0"], ["64496:100", "64496:0"]],
    // Names: Juniper CLI reference, "community (Policy Options)"
    ["community", ["no-export", "no-advertise"], ["65535:65281", "65535:65282"]],
    ["community", ["llgr-stale", "no-llgr"], ["65535:6", "65535:7"]],
    // The README of a script for GRACEFUL_SHUTDOWN on Junos shows `Communities: large:65536:1:2` of this command
    ["community", ["large:65536:1:2"], ["65536:1:2"]],
    ["large-community", ["large:65536:1:2", "64496:3:4"], ["65536:1:2", "64496:3:4"]],
    // junos_evpn_type5: target, encapsulation, mac-mobility, router-mac
    [
      "extended-community",
      ["target:65000:9999", "encapsulation:vxlan(0x8)", "router-mac:2c:6b:f5:d0:2e:f0"],
      ["rt:65000:9999"],
    ],
    [
      "extended-community",
      ["target:65550L:7", "target:192.0.2.1:7", "origin:64496:1"],
      ["rt:65550:7"],
    ],
    ["community", ["unknown iana opaque 0x4300:0x0:0x0"], undefined],
  ])("%s %j", async (name, texts, expected) => {
    const found = JSON.parse(await readOne(communities(name, ...texts))) as {
      communities?: string[];
    };
    expect(found.communities).toEqual(expected);
  });

  test.each<[string, string]>([
    ["community", "65536:1"],
    ["community", "anything"],
    ["community", ""],
    ["extended-community", "64496:1"],
    ["extended-community", "target:x:1"],
    ["tunnel", "1"],
  ])("%s %s is refused", async (name, text) => {
    const output = route("203.0.113.0/24", communities(name, text));
    expect(await problemOf(COMMAND + output)).toContain("is not understood");
  });
});

describe("attributes", () => {
  test("MED, by both names, and the local preference", async () => {
    const entry = {
      ...path("AS path: 64496 I"),
      med: [{ data: "10" }],
      metric: [{ data: "10" }],
      "local-preference": [{ data: "200" }],
    };
    expect(JSON.parse(await readOne(entry))).toEqual({
      as_path: "64496",
      med: 10,
      local_pref: 200,
      origin: "igp",
    });
  });

  test.each<[string, object]>([
    ["`med` and `metric` are not the same", { med: [{ data: "10" }], metric: [{ data: "11" }] }],
    ["`med` is not a number of 32 bits", { med: [{ data: "4294967296" }] }],
    [
      "it has several next hops",
      { nh: [{ to: [{ data: "192.0.2.1" }] }, { to: [{ data: "192.0.2.2" }] }] },
    ],
    ["it has no next hop", { nh: [] }],
    ["the next hop `Self` is not an IP address", { nh: [{ to: [{ data: "Self" }] }] }],
    [
      "the element `only-to-customer` is not understood",
      { "only-to-customer": [{ data: "64496" }] },
    ],
    ["it has no AS path", { "as-path": [] }],
  ])("%s", async (problem, entry) => {
    const output = route("203.0.113.0/24", { ...path("AS path: 64496 I"), ...entry });
    expect(await problemOf(COMMAND + output)).toContain(`inet.0, 203.0.113.0/24: ${problem}`);
  });

  test("several routes of a prefix need path identifiers", async () => {
    const one = { nh: [{ to: [{ data: "192.0.2.1" }] }], ...path("AS path: 64496 I") };
    const two = (...ids: readonly object[]) =>
      COMMAND +
      JSON.stringify({
        "route-information": [
          {
            "route-table": [
              {
                "table-name": [{ data: "inet.0" }],
                rt: [
                  {
                    "rt-destination": [{ data: "203.0.113.0/24" }],
                    "rt-entry": ids.map((id) => ({ ...one, ...id })),
                  },
                ],
              },
            ],
          },
        ],
      });
    const withIds = await read(
      two({ "addpath-path-id": [{ data: "1" }] }, { "addpath-path-id": [{ data: "2" }] }),
    );
    expect(withIds.problems).toBe("");
    expect(withIds.routes.map((line) => (JSON.parse(line) as { path_id: number }).path_id)).toEqual(
      [1, 2],
    );
    expect(await problemOf(two({}, {}))).toContain("not each has a path identifier");
  });
});

describe("which routes are there", () => {
  const ACCEPTED = { ...path("AS path: 64496 I"), "bgp-rt-flag": [{ data: "Accepted" }] };
  const REJECTED = {
    ...path("AS path: 64496 I"),
    "hidden-reason": [{ data: "rejected by import policy" }],
  };
  const command = (words: string) =>
    `noc@gru1> show route receive-protocol bgp 192.0.2.1 ${words} | display json\n`;
  const MISSING = "routes that the import policy rejects may be missing";

  test("a command without `all` does not show what the policy rejects", async () => {
    const plain = command("extensive") + route("203.0.113.0/24", ACCEPTED, "inet.0", "1");
    expect(await problemOf(plain)).toContain(`of 192.0.2.1, ${MISSING}`);
    const hidden = command("hidden extensive") + route("198.51.100.0/24", REJECTED, "inet.0", "1");
    expect(await problemOf(hidden)).toContain("of 192.0.2.1, only hidden routes are here");
    const both = await read(`${plain}\n${hidden}`);
    expect(both.problems).toBe("");
    expect(both.routes).toHaveLength(2);
    const all = command("all extensive") + route("203.0.113.0/24", ACCEPTED, "inet.0", "1");
    expect(await problemOf(all)).toBe("");
    const nothingHidden = command("extensive") + route("203.0.113.0/24", ACCEPTED, "inet.0", "0");
    expect(await problemOf(nothingHidden)).toBe("");
  });

  test("without the command, the output has to show it", async () => {
    const session = { session: SESSION };
    const accepted = route("203.0.113.0/24", ACCEPTED, "inet.0", "1");
    const rejected = route("198.51.100.0/24", REJECTED, "inet.0", "1");
    expect(await problemOf(accepted, session)).toContain(MISSING);
    expect(await problemOf(accepted, session)).toContain(
      "leave the line with the command in the file",
    );
    expect(await problemOf(rejected, session)).toContain(
      "of the neighbor, only hidden routes are here",
    );
    const both = await read(`${accepted}\n${rejected}`, session);
    expect(both.problems).toBe("");
    expect(both.routes).toHaveLength(2);
    expect(await problemOf(accepted.replace('"1"', '"0"'), session)).toBe("");
  });

  test("without the command, the session has to be given", async () => {
    const output = route("203.0.113.0/24", ACCEPTED);
    expect(await problemOf(output)).toContain("error[dump-session-unknown]");
  });

  test("a neighbor that sent nothing is looked at", async () => {
    const empty = JSON.stringify({
      "route-information": [{ "route-table": [{ "table-name": [{ data: "inet.0" }] }] }],
    });
    const { items, problems } = await read(COMMAND + empty);
    expect(problems).toBe("");
    const address = parseAddress("192.0.2.1");
    const place = placeOf({ address, asn: null, name: null, family: "ipv4" });
    expect(items).toEqual([{ kind: "place", place }]);
  });

  test("of several tables", async () => {
    const instance = await read(COMMAND + route("203.0.113.0/24", ACCEPTED, "CUSTOMERS.inet.0"));
    expect(instance.problems).toBe("");
    expect(instance.routes).toHaveLength(1);
    const other = await read(COMMAND + route("203.0.113.0/24", ACCEPTED, "inet.2"));
    expect(other.problems).toBe("");
    expect(other.items).toContainEqual({
      kind: "left-out",
      what: { why: "other-family", family: "table inet.2" },
    });
    const twice =
      COMMAND +
      route("203.0.113.0/24", ACCEPTED).replace(
        /"route-table":\[(.*)\]\}\]\}$/,
        (_, table: string) => `"route-table":[${table},${table.replace("inet.0", "X.inet.0")}]}]}`,
      );
    expect(await problemOf(twice)).toContain(
      "the neighbor has ipv4 routes in inet.0 and in X.inet.0: add `table inet.0`",
    );
    expect(await problemOf(COMMAND + route("203.0.113.0/24", ACCEPTED, "inet6.0"))).toContain(
      "of another family than the table",
    );
  });

  test("neighbors that are no session are left out", async () => {
    const unknown = await read(COMMAND + route("203.0.113.0/24", ACCEPTED), {
      findSession: () => ({ kind: "unknown" }),
    });
    expect(unknown.problems).toBe("");
    expect(unknown.items).toEqual([
      { kind: "left-out", what: { why: "no-session", neighbor: "192.0.2.1" } },
    ]);
    const other = await problemOf(COMMAND + route("203.0.113.0/24", ACCEPTED), {
      findSession: () => ({ kind: "other-router", name: "PEERC_X", router: "gig1" }),
    });
    expect(other).toContain("PEERC_X is a session of gig1, and not of gru1");
  });
});

describe("a recorded session", () => {
  const OUTPUT = route("203.0.113.0/24", path("AS path: 64496 I"));

  test("prompts, banners and line ends of all kinds", async () => {
    // `{master:0}` after the output: junos_as_path_acl in github.com/batfish/lab-validation
    const recorded = `{master:0}\nnoc@gru1> set cli screen-length 0\nScreen length set to 0\n\n${COMMAND}${OUTPUT}\n\n{master:0}\nnoc@gru1> exit\n`;
    for (const text of [recorded, recorded.replaceAll("\n", "\r\n")]) {
      const { routes, problems } = await read(text);
      expect(problems).toBe("");
      expect(routes).toHaveLength(1);
    }
  });

  test.each<[string, string]>([
    ["run the command with `| no-more`", `${COMMAND}---(more)---\n`],
    [
      "run the command with `| display json` or `| display xml`",
      "inet.0: 7 destinations, 7 routes (7 active, 0 holddown, 0 hidden)\n",
    ],
    [
      "does not show what neighbors sent",
      "noc@gru1> show route protocol bgp extensive | display json\n",
    ],
    ["`203.0.113.0/24` shows only a part of the routes", COMMAND.replace("all", "203.0.113.0/24")],
    ["without `extensive`, communities are not shown", COMMAND.replace("extensive", "")],
    [
      "the output is changed by `| match 64496`",
      COMMAND.replace("| display json | no-more", "| match 64496"),
    ],
    ["`192.0.2.256` is not an IP address", COMMAND.replace("192.0.2.1", "192.0.2.256")],
    ["there is no output of the command before", COMMAND + COMMAND],
    ["there is no output of the last command, about 192.0.2.1", `${COMMAND}${OUTPUT}\n${COMMAND}`],
    ["has no output of any command", "noc@gru1> \n"],
    ["has no output of any command", ""],
    ["this line is not understood", `${COMMAND}set password "hunter2"\n`],
    ["`error: syntax error` is not understood", `${COMMAND}error: syntax error\n`],
    ["the element `bgp-information` is not understood", `${COMMAND}{"bgp-information" : [{}]}`],
    [
      "the router says: timeout",
      `${COMMAND}<rpc-reply><xnm:error xmlns="x"><message>timeout</message></xnm:error></rpc-reply>`,
    ],
  ])("%s", async (problem, text) => {
    expect(await problemOf(text)).toContain(problem);
  });

  test("the line of what is wrong", async () => {
    const output = JSON.stringify(JSON.parse(route("203.0.113.0/24", path("AS path: X"))), null, 4);
    const problems = await problemOf(`\n${COMMAND}${output}`);
    const lines = output.slice(0, output.indexOf('"AS path: X"')).split("\n").length;
    // The prefix is complete some lines after it.
    const line = Number(/gru1\.txt:(\d+)/.exec(problems)?.[1]);
    expect(line).toBeGreaterThan(lines);
    expect(line).toBeLessThan(lines + 15);
  });

  // https://github.com/Juniper/py-junos-eznc/pull/1048: line breaks and tabs in strings
  // https://github.com/Juniper/ansible-junos-stdlib/issues/562: a key twice in an object
  test("what Junos prints although JSON does not allow it", async () => {
    const broken = OUTPUT.replace("AS path: 64496 I", "AS path: 64496 I\n\t(Atomic)").replace(
      '"rt":[',
      '"rt":[{"rt-destination":[{"data":"198.51.100.0"}],"rt-prefix-length":[{"data":"24"}],"rt-entry":[{"nh":[{"to":[{"data":"192.0.2.1"}]}],"as-path":[{"data":"AS path: I"}]}]}],"rt":[',
    );
    expect(() => void JSON.parse(broken)).toThrow();
    const { routes, problems } = await read(COMMAND + broken);
    expect(problems).toBe("");
    expect(routes).toHaveLength(2);
  });
});

/** Routes of one family as an external neighbor can send them to Junos. */
const routesOf = (family: "ipv4" | "ipv6") =>
  fc
    .uniqueArray(
      arbitraryRoute.filter((one) => one.session !== null && one.prefix.family === family),
      {
        maxLength: 4,
        selector: ({ prefix }) => `${prefix.value}/${prefix.length}`,
      },
    )
    .map((routes) =>
      routes.map((one) => ({ ...one, communities: inPrintedOrder(one.communities) })),
    );

function inPrintedOrder(communities: readonly Community[]): readonly Community[] {
  const isExtended = ({ kind }: Community) => kind === "extended";
  return [...communities.filter((one) => !isExtended(one)), ...communities.filter(isExtended)];
}

function linesOf(routes: readonly ReceivedRoute[]): readonly string[] {
  const address = parseAddress("192.0.2.1");
  return routes.map((one) => {
    const place = placeOf({ address, asn: null, name: null, family: one.prefix.family });
    return formatRoute({ ...one, ...place }, "gru1");
  });
}

describe("any routes, as they are printed", () => {
  test.each([
    ["JSON", printJson],
    ["XML", printXml],
  ])("%s", async (_, print) => {
    await fc.assert(
      fc.asyncProperty(
        routesOf("ipv4"),
        routesOf("ipv6"),
        fc.integer({ min: 1, max: 300 }),
        async (v4, v6, piece) => {
          const output = print([
            tableOf("inet.0", v4, 3),
            tableOf("mpls.0", []),
            tableOf("inet6.0", v6),
          ]);
          const { routes, problems } = await read(COMMAND + output, { piece });
          expect(problems).toBe("");
          expect(routes).toEqual(linesOf([...v4, ...v6]));
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    ["JSON", printJson],
    ["XML", printXml],
  ])("%s that is cut off anywhere", async (_, print) => {
    const [sample] = fc.sample(
      routesOf("ipv4").filter((routes) => routes.length === 1),
      {
        ...{ numRuns: 1, seed: 7 },
      },
    );
    const table = print([tableOf("inet.0", sample ?? [])]).replaceAll(/\n */g, " ");
    const output = (COMMAND + table).trimEnd();
    expect(await problemOf(output)).toBe("");
    for (let length = 0; length < output.length; length++) {
      const { problems } = await read(output.slice(0, length));
      expect(problems).not.toBe("");
    }
  });
});

test.each<[string, boolean]>([
  [COMMAND, true],
  ['{\n    "route-information" : [\n', true],
  ['<rpc-reply xmlns:junos="http://xml.juniper.net/junos/18.2R3/junos">', true],
  ["<route-information>", true],
  ["inet.0: 18 destinations, 22 routes (18 active, 0 holddown, 0 hidden)", true],
  [
    '<rpc-reply xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><data><bgp xmlns="http://cisco.com/ns/yang/Cisco-IOS-XR-ipv4-bgp-oper">',
    false,
  ],
  ["BIRD 2.0.12 ready.", false],
  ['{"vrfId":0,"routes":{}}', false],
])("recognizes %j: %j", (text, is) => {
  expect(JUNOS_READER.recognizes(Buffer.from(text))).toBe(is);
});
