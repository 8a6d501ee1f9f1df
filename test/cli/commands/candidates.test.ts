import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import type { Flows, PeeringDb } from "../../../src/sources/index.ts";
import { contact, record } from "../../audit/harness.ts";
import { exchange, known, port } from "../../candidates/find.ts";
import { sourcesFiles } from "../../fixtures/sources-files.ts";
import { captured } from "../captured.ts";

const NETWORK = `network: { asn: 64496, name: Test, lab: true, as_sets: [RADB::AS-OURS] }
irr: { servers: [rr.ntt.net], sources: [RADB] }
routers:
  r1: { platform: frr, router_id: 192.0.2.1 }
exchanges:
  ix: { name: IX, lan: { ipv4: 187.16.216.0/21 } }
  other: { name: Other, lan: { ipv4: 203.0.113.0/24 } }
peers:
  - asn: 64510
    name: Peer
    relation: peer
    as_sets: [RADB::AS-CONE]
    sessions:
      - { router: r1, exchange: ix, local: 187.16.216.1, remote: 187.16.216.3 }
`;

const AGREEMENT = `title: Policy
checks:
  - { id: public-asn, text: A public ASN., check: { public_asn: {} } }
  - { id: traffic, text: Some traffic., check: { traffic: { at_least: 2Mbps } } }
`;

const DB = known({
  asked: [64496, 64510],
  leftOut: [],
  exchanges: [
    exchange(1, "IX.br", "187.16.216.0/21"),
    exchange(2, "Other at PeeringDB", "203.0.113.0/24"),
  ],
  networks: [
    record(1001, { name: "One", policy: "Open", prefixes4: 9 }),
    record(1002, { name: "Two", policy: "Selective", prefixes4: 8, traffic: "" }),
    record(64503, { name: "Três", policy: "Restrictive", prefixes4: 7, prefixes6: null }),
  ],
  ports: [port(1001), port(1002, 2), port(64503), port(64503, 2), port(64510)],
  facilities: [{ id: 7, name: "DC 7", city: "São Paulo", country: "BR" }],
  presences: [
    { facility: 7, asn: 1002 },
    { facility: 7, asn: 64496 },
  ],
  contacts: [contact(1002, { role: "Policy", email: "peering@two.example" })],
});
const FLOWS = {
  volumes: [
    { asn: 1002, received: 1_250_000, sent: null },
    { asn: 64503, received: 3e6, sent: 0 },
  ],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "peerc-candidates-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command in a network with these sources. */
function candidates(
  {
    peeringdb = DB,
    flows = FLOWS,
  }: { readonly peeringdb?: PeeringDb | null; readonly flows?: Flows | null },
  ...args: readonly string[]
) {
  const files = {
    "network.yaml": NETWORK,
    "policies/agreements/ours.yaml": AGREEMENT,
    "snapshot/index.json": `{\n  "format": 3,\n  "objects": {}\n}\n`,
    ...sourcesFiles("snapshot", { peeringdb, flows }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return captured(folder, "candidates", ...args);
}

/** The ASNs that are listed. */
async function listed(parts: { readonly flows?: null }, ...args: readonly string[]) {
  const { code, stdout, stderr } = await candidates(parts, "--format", "json", ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { candidates: all } = JSON.parse(stdout) as { candidates: readonly { asn: number }[] };
  return all.map(({ asn }) => asn);
}

describe("peerc candidates", () => {
  test("prints a table", async () => {
    const { code, stdout, stderr } = await candidates({}, "--agreement", "ours");
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "ASN      NAME  POLICY       AT                         FACILITIES         IN      OUT  BAND     IPV4  IPV6  AS-SET         CHECKS                      ADD",
      "AS64503  Três  Restrictive  ix 10 Gbps, other 10 Gbps                 3 Mbps  0 bit/s  1-5Gbps     7        RADB::AS-PEER  1 ok; violated: public-asn  peerc add AS64503 --exchange ix --exchange other",
      "AS1002   Two   Selective    other 10 Gbps              DC 7        1.25 Mbps                       8    20  RADB::AS-PEER  1 ok; open: traffic         peerc add AS1002 --exchange other",
      "AS1001   One   Open         ix 10 Gbps                                                 1-5Gbps     9    20  RADB::AS-PEER  1 ok; open: traffic         peerc add AS1001 --exchange ix",
      "",
    ]);
    expect(stderr).toBe("PeeringDB of 2026-11-28T12:00:00Z; flows of 2026-11-28T12:00:00Z\n");
  });

  test("prints everything as JSON", async () => {
    const args = ["--agreement", "ours", "--exchange", "other", "--policy", "selective"];
    const { stdout } = await candidates({}, "--format", "json", ...args);
    const facts = [{ text: "AS1002 is in no reserved range", source: "PeeringDB", time: null }];
    expect(JSON.parse(stdout)).toEqual({
      peeringdb: "2026-11-28T12:00:00Z",
      flows: "2026-11-28T12:00:00Z",
      agreement: "policies/agreements/ours.yaml",
      chosen: 1,
      unmeasured: 0,
      candidates: [
        {
          asn: 1002,
          name: "Two",
          policy: "Selective",
          policy_url: "",
          types: ["NSP"],
          exchanges: [{ id: "other", name: "Other", speeds: [10000], via_route_servers: false }],
          facilities: [{ id: 7, name: "DC 7", city: "São Paulo", country: "BR" }],
          received: 1_250_000,
          sent: null,
          larger: null,
          band: "",
          prefixes: { ipv4: 8, ipv6: 20 },
          as_set: "RADB::AS-PEER",
          as_set_objects: ["RADB::AS-PEER"],
          never_via_route_servers: false,
          contacts: [{ name: "", email: "peering@two.example", phone: "" }],
          checks: [
            { id: "public-asn", verdict: "ok", facts, why: null, remedy: null },
            expect.objectContaining({ id: "traffic", verdict: "undecided" }),
          ],
          add: "peerc add AS1002 --exchange other",
        },
      ],
      servers: [],
    });
  });

  test("prints everything as CSV", async () => {
    const { stdout } = await candidates({}, "--format", "csv", "--facility", "dc 7");
    expect(stdout.split("\r\n")).toEqual([
      "asn,name,policy,policy_url,types,exchanges,speeds,via_route_servers,facilities,received,sent,larger,band," +
        "ipv4_prefixes,ipv6_prefixes,as_set,never_via_route_servers,contacts,ok,violated,undecided,add",
      "1002,Two,Selective,,NSP,other,10000,,DC 7,1250000,,,,8,20,RADB::AS-PEER,false,peering@two.example,,,,peerc add AS1002 --exchange other",
      "",
    ]);
  });

  test.each<readonly [string, readonly number[]]>([
    ["--exchange ix", [64503, 1001]],
    ["--exchange other", [64503, 1002]],
    ["--facility 7", [1002]],
    ["--facility any", [1002]],
    ["--policy open --policy Restrictive", [64503, 1001]],
    ["--min-traffic 1.25Mbps", [64503, 1002]],
    ["--min-traffic 2Mbps", [64503]],
    ["--limit 2", [64503, 1002]],
    ["--exchange ix --limit 1 --policy open", [1001]],
  ])("%s", async (args, wanted) => {
    expect(await listed({}, ...args.split(" "))).toEqual(wanted);
  });

  test("ranks by prefixes without flows", async () => {
    expect(await listed({ flows: null })).toEqual([1001, 1002, 64503]);
  });

  test("takes traffic from a file", async () => {
    writeFileSync(join(folder, "flows.csv"), "asn,out_p95_bps\n1002,2000\n1001,3000\n");
    expect(await listed({ flows: null }, "--flows", "flows.csv")).toEqual([1001, 1002, 64503]);
    expect(await listed({}, "--flows", "flows.csv", "--min-traffic", "3kbps")).toEqual([1001]);
  });

  test("says of traffic without a direction that neither has more", async () => {
    writeFileSync(join(folder, "flows.csv"), "asn,p95_bps\n1002,2000000\n");
    const { stdout } = await candidates({}, "--flows", "flows.csv", "--limit", "1");
    expect(stdout).toContain("DC 7        ≤ 2 Mbps  ≤ 2 Mbps");
    expect(await listed({}, "--flows", "flows.csv", "--min-traffic", "2Mbps")).toEqual([1002]);
  });

  test("says how many it does not show", async () => {
    const { stderr } = await candidates({}, "--format", "csv", "--limit", "1");
    expect(stderr).toBe("1 of 3 networks\n");
    const { stderr: least } = await candidates({}, "--format", "csv", "--min-traffic", "1Mbps");
    expect(least).toBe("1 network is left out: not in the flows\n");
  });

  test("says so if there is none", async () => {
    const { code, stdout, stderr } = await candidates({}, "--policy", "no");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toContain("there is no such network\n");
  });
});

describe("mistakes", () => {
  test("without PeeringDB, it says how to get it", async () => {
    const { code, stdout, stderr } = await candidates({ peeringdb: null, flows: null });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      "error[no-source]: the snapshot has no PeeringDB data\n" +
        "  hint: declare `peeringdb: { from: … }` in `sources` of network.yaml, run `peerc fetch`, and commit what it wrote\n" +
        "1 error\n",
    );
  });

  test("all wrong options are reported at once", async () => {
    const args = ["--exchange", "oter", "--policy", "opne", "--min-traffic", "2", "--limit", "0"];
    const { code, stdout, stderr } = await candidates({}, ...args, "--facility", "DC 8");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    for (const said of [
      "`oter`",
      "did you mean `other`?",
      "--policy takes open, selective, restrictive, no, and got `opne`; did you mean open?",
      "--min-traffic takes a rate like 500Mbps, and got `2`",
      "--limit takes a number of networks, and got `0`",
      "--facility takes a facility of ours or `any`, and got `DC 8`; did you mean `DC 7`?",
    ]) {
      expect(stderr).toContain(said);
    }
  });

  test("a file of traffic that is not one is reported with its place", async () => {
    writeFileSync(join(folder, "flows.csv"), "asn,out_p95_bps\n1002,2 Gbps\n");
    const { code, stderr } = await candidates({}, "--flows", "flows.csv", "--min-traffic", "1Gbps");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^flows\.csv:2:6: error\[flows-unreadable\].*\n[^]*\n1 error\n$/);
    const missing = await candidates({}, "--flows", "none.csv");
    expect(missing.stderr).toContain("error[file-not-found]");
  });

  test("traffic cannot be asked for without flows", async () => {
    const { code, stderr } = await candidates({ flows: null }, "--min-traffic", "1Gbps");
    expect(code).toBe(1);
    expect(stderr).toContain("the snapshot has no flows");
  });
});
