import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatAddress, parsePrefix } from "../../../src/net/index.ts";
import { readExport } from "../../../src/sources/ixf/read-export.ts";
import { member, memberExport, vlan } from "./export.ts";

const LANS = ["203.0.113.0/24", "2001:db8:f::/64"].flatMap((text) => parsePrefix(text) ?? []);

function read(text: string) {
  const result = readExport(text, LANS);
  if (result.kind === "refused") return { problem: result.problem, rows: [], leftOut: [] };
  const rows = result.connections.map(
    ({ asn, address, speed, interfaces, isRouteServerPeer }) =>
      `${asn} ${formatAddress(address)} ${speed ?? "-"} ${interfaces ?? "-"} ${String(isRouteServerPeer ?? "-")}`,
  );
  return { problem: null, rows, leftOut: result.leftOut };
}

const one = vlan("203.0.113.1");

describe("a member export", () => {
  test("gives the addresses of members in the LANs, sorted", () => {
    const result = readExport(
      memberExport([
        member(64501, {
          ...vlan("203.0.113.2", "2001:DB8:F::2"),
          if_list: [{ if_speed: 10000 }, { if_speed: 10000 }],
        }),
        member(64500, vlan("203.0.113.1"), { name: " A\tnetwork " }),
      ]),
      LANS,
    );
    expect(result).toEqual({
      kind: "ok",
      madeAt: Date.parse("2026-11-29T10:30:00Z"),
      leftOut: [],
      connections: [
        {
          asn: 64500,
          name: "A network",
          address: { family: "ipv4", value: 0xcb007101n },
          speed: 10000,
          interfaces: 1,
          isRouteServerPeer: true,
        },
        {
          asn: 64501,
          name: "Network 64501",
          address: { family: "ipv4", value: 0xcb007102n },
          speed: 20000,
          interfaces: 2,
          isRouteServerPeer: true,
        },
        {
          asn: 64501,
          name: "Network 64501",
          address: { family: "ipv6", value: 0x20010db8000f00000000000000000002n },
          speed: 20000,
          interfaces: 2,
          isRouteServerPeer: true,
        },
      ],
    });
  });

  test.each(["0.6", "0.7", "1.0", 0.6, 0.7, 1])("is read in version %s", (version) => {
    expect(read(memberExport([member(64500, one)], { version })).rows).toHaveLength(1);
  });

  test.each(["0.5", "0.8", "1.1", "2.0", 2, 1.04, "", true, {}, null])(
    "is refused in version %j",
    (version) => {
      const { problem, rows } = read(memberExport([member(64500, one)], { version }));
      expect(rows).toEqual([]);
      expect(problem).toMatch(
        /^has version .* of the schema; known are 0\.6, 0\.7, 1\.0$|no `version`$/,
      );
    },
  );

  test.each([
    ["", "is empty"],
    ["<!doctype html><html>", "is not JSON but a web page"],
    [memberExport([]).slice(0, -4), "is JSON that is cut off"],
    ["Not Found", "is not JSON"],
    ["[]", "is no member export of IX-F: it is no JSON object"],
    ["null", "is no member export of IX-F: it is no JSON object"],
    ['{"data":[]}', "is no member export of IX-F: it has no `version`"],
    ['{"version":"1.0"}', "is no member export of IX-F: it has no `member_list`"],
    ['{"version":"1.0","member_list":{}}', "is no member export of IX-F: it has no `member_list`"],
  ])("%j is none", (text, problem) => {
    expect(read(text).problem).toBe(problem);
  });

  test("may lack what is not needed", () => {
    const bare = {
      asnum: 64500,
      connection_list: [{ vlan_list: [{ ipv4: { address: "203.0.113.1" } }] }],
    };
    const text = JSON.stringify({
      version: "0.7",
      timestamp: "2026-11-29T10:30:00+01:00",
      member_list: [bare],
    });
    expect(read(text)).toEqual({ problem: null, rows: ["64500 203.0.113.1 - - -"], leftOut: [] });
    const without = [{ asnum: 64500 }, { asnum: null, connection_list: [] }];
    const empty = member(64500, { if_list: null, vlan_list: null });
    expect(
      read(memberExport([...without, member(64500, {}, { connection_list: null }), empty])),
    ).toEqual({ problem: null, rows: [], leftOut: [] });
  });

  test("is about other exchanges and VLANs too, which are ignored", () => {
    const { rows, leftOut } = read(
      memberExport([
        member(64500, vlan("198.51.100.7", undefined, 3)),
        member(64500, vlan("192.0.2.1", undefined, 9)),
      ]),
    );
    expect([rows, leftOut]).toEqual([[], []]);
  });

  test("has no time if that cannot be read", () => {
    const result = readExport(memberExport([], { timestamp: "yesterday" }), LANS);
    expect(result).toMatchObject({
      madeAt: null,
      leftOut: ['timestamp: "yesterday" is not a time (RFC 3339)'],
    });
  });
});

describe("states", () => {
  test.each(["active", "connected", "operational", "Active", null, undefined])(
    "%s is connected",
    (state) => {
      expect(read(memberExport([member(64500, { ...one, state })])).rows).toHaveLength(1);
    },
  );

  test.each(["inactive", "notconnected", "disabled", "quarantine", "awaiting-xconnect"])(
    "%s is not",
    (state) => {
      const { rows, leftOut } = read(memberExport([member(64500, { ...one, state })]));
      expect([rows, leftOut]).toEqual([[], []]);
    },
  );

  test("another one is left out, and reported", () => {
    expect(read(memberExport([member(64500, { ...one, state: "parked" })])).leftOut).toEqual([
      'AS64500: member_list[0].connection_list[0].state: "parked" is not a known state',
    ]);
  });
});

describe("values that cannot be used", () => {
  test.each<readonly [object, string]>([
    [member("64500", one), 'member_list[0].asnum: "64500" is not an ASN'],
    [member(0, one), "member_list[0].asnum: 0 is not an ASN"],
    [member(4294967296, one), "member_list[0].asnum: 4294967296 is not an ASN"],
    [member(1.5, one), "member_list[0].asnum: 1.5 is not an ASN"],
    [member(null, one), "member_list[0].asnum: null is not an ASN"],
    [[1], "member_list[0]: a list is not a member"],
    [
      member(64500, {}, { connection_list: {} }),
      "member_list[0].connection_list of AS64500: an object is not a list",
    ],
    [
      member(64500, {}, { connection_list: ["x"] }),
      'AS64500: member_list[0].connection_list[0]: "x" is not a connection',
    ],
    [
      member(64500, { vlan_list: 7 }),
      "AS64500: member_list[0].connection_list[0].vlan_list: 7 is not a list",
    ],
    [
      member(64500, { vlan_list: [7] }),
      "AS64500: member_list[0].connection_list[0].vlan_list[0]: 7 is not a VLAN",
    ],
    [
      member(64500, { vlan_list: [{ ipv4: "203.0.113.1" }] }),
      'AS64500: member_list[0].connection_list[0].vlan_list[0].ipv4: "203.0.113.1" is not an object',
    ],
    [
      member(64500, vlan("2001:db8:f::1")),
      'AS64500: member_list[0].connection_list[0].vlan_list[0].ipv4.address: "2001:db8:f::1" is not an IPv4 address',
    ],
    [
      member(64500, vlan(undefined, "203.0.113.1")),
      'AS64500: member_list[0].connection_list[0].vlan_list[0].ipv6.address: "203.0.113.1" is not an IPv6 address',
    ],
    [
      member(64500, vlan("203.0.113.1/24")),
      'AS64500: member_list[0].connection_list[0].vlan_list[0].ipv4.address: "203.0.113.1/24" is not an IPv4 address',
    ],
    [
      member(64500, vlan("203.0.114.1")),
      "AS64500: member_list[0].connection_list[0]: 203.0.114.1 is not in the LAN",
    ],
  ])("%j", (value, expected) => {
    const { rows, leftOut } = read(memberExport([value, member(64510, vlan("203.0.113.9"))]));
    expect(rows).toEqual(["64510 203.0.113.9 10000 1 true"]);
    expect(leftOut).toEqual([expected]);
  });

  test.each<readonly [object, string, string]>([
    [
      { if_list: [{ if_speed: "10G" }] },
      "- 1 true",
      '.if_list[0].if_speed: "10G" is not a speed in Mbit/s',
    ],
    [
      { if_list: [{ if_speed: 10_000_000_000 }] },
      "- 1 true",
      ".if_list[0].if_speed: 10000000000 is not a speed in Mbit/s",
    ],
    [{ if_list: ["x"] }, "- 1 true", '.if_list[0].if_speed: "x" is not a speed in Mbit/s'],
    [{ if_list: 10000 }, "- - true", ".if_list: 10000 is not a list"],
  ])("%j does not make the address unusable", (values, expected, problem) => {
    const { rows, leftOut } = read(memberExport([member(64500, { ...one, ...values })]));
    expect(rows).toEqual([`64500 203.0.113.1 ${expected}`]);
    expect(leftOut).toEqual([`AS64500: member_list[0].connection_list[0]${problem}`]);
  });

  test("a speed or an address that is not given is no mistake", () => {
    const list = [{ if_speed: 10000 }, { if_speed: null }, { if_speed: 0 }, {}];
    const given = {
      vlan_list: [{ ipv4: { address: "203.0.113.1" }, ipv6: { address: "" } }, { ipv6: null }],
    };
    expect(read(memberExport([member(64500, { ...given, if_list: list })]))).toEqual({
      problem: null,
      rows: ["64500 203.0.113.1 - 4 -"],
      leftOut: [],
    });
    expect(read(memberExport([member(64500, { ...one, if_list: [] })])).rows).toEqual([
      "64500 203.0.113.1 - - true",
    ]);
  });

  test("whether it is a route-server peer is not guessed", () => {
    const wrong = { vlan_list: [{ ipv4: { address: "203.0.113.1", routeserver: "yes" } }] };
    const { rows, leftOut } = read(memberExport([member(64500, wrong)]));
    expect(rows).toEqual(["64500 203.0.113.1 10000 1 -"]);
    expect(leftOut[0]).toContain('.ipv4.routeserver: "yes" is not true or false');
  });
});

describe("the same address twice", () => {
  test("of two ASNs is that of neither", () => {
    const { rows, leftOut } = read(
      memberExport([member(64501, one), member(64500, one), member(64502, vlan("203.0.113.2"))]),
    );
    expect(rows).toEqual(["64502 203.0.113.2 10000 1 true"]);
    expect(leftOut).toEqual(["AS64500 and AS64501 have the address 203.0.113.1"]);
  });

  test("of one ASN is there once, without what is contradictory", () => {
    expect(read(memberExport([member(64500, one), member(64500, one)]))).toEqual({
      problem: null,
      rows: ["64500 203.0.113.1 10000 1 true"],
      leftOut: [],
    });
    const other = { ...one, if_list: [{ if_speed: 40000 }] };
    expect(read(memberExport([member(64500, one), member(64500, other)]))).toEqual({
      problem: null,
      rows: ["64500 203.0.113.1 - 1 true"],
      leftOut: ["AS64500: 203.0.113.1 is there several times with different values"],
    });
  });
});

describe("anything", () => {
  test("never throws, whatever the JSON", () => {
    const keys = fc.constantFrom(
      ...["version", "timestamp", "ixp_list", "member_list", "asnum", "name", "connection_list"],
      ...["vlan_list", "if_list", "if_speed", "ipv4", "ipv6", "address", "vlan", "prefix", "state"],
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: "medium", withCrossShrink: true },
        fc.constantFrom<unknown>("1.0", 64500, "203.0.113.1", "active", null, true, 1.5, "x"),
        fc.array(tie("any"), { maxLength: 4 }),
        fc.dictionary(keys, tie("any"), { maxKeys: 5 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, value, value, (exchanges, members, whole) => {
        readExport(JSON.stringify(whole), LANS);
        readExport(memberExport([], { ixp_list: exchanges, member_list: [members] }), LANS);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readExport(text, LANS)));
  });
});
