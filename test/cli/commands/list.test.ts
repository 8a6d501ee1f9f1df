import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import type { PeerRow, SessionRow } from "../../../src/report/index.ts";
import { snapshotFiles } from "../../fixtures/snapshot-files.ts";
import { captured } from "../captured.ts";

const NETWORK = `network: { asn: 64496, name: Test, lab: true, as_sets: [RADB::AS-OURS] }
irr: { servers: [rr.ntt.net], sources: [RADB, RIPE] }
policy: registered
routers:
  r1: { platform: junos, version: "25.4", router_id: 192.0.2.1 }
  r2: { platform: frr, router_id: 192.0.2.2 }
exchanges:
  ix: { name: IX, lan: { ipv4: 203.0.113.0/24, ipv6: "2001:db8:ff::/64" } }
peers:
  - asn: 64510
    name: さくら
    relation: peer
    as_sets: [RADB::AS-CONE]
    max_prefixes: { ipv4: 10 }
    sessions:
      - { router: r2, pni: eth0, local: 198.51.100.1, remote: 198.51.100.2, max_prefixes: { ipv4: 9 } }
      - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.3 }
      - { router: r1, exchange: ix, local: "2001:db8:ff::1", remote: "2001:db8:ff::3" }
  - asn: 64500
    name: '=SUM(A1), "quoted"'
    relation: peer
    as_sets: [RADB::AS-NEW]
    allow_empty: [ipv4]
    state: planned
    sessions:
      - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.2 }
  - asn: 64520
    name: Transit
    relation: transit
    policy: everything
    sessions:
      - { router: r1, pni: ge-0/0/1, local: 198.51.100.5, remote: 198.51.100.6 }
      - { router: r1, pni: ge-0/0/2, local: 198.51.100.7, remote: 198.51.100.8, state: planned }
`;
const POLICY = (name: string, terms: string) => `name: ${name}
about: For a test.
limits:
  max_prefixes: { ipv4: 250, ipv6: 20, warn_at: 80%, on_exceed: { restart_after: 30m } }
import:
${terms}  - use: accept-remaining
export:
  - use: reject-not-announced
  - use: accept-remaining
`;
const OURS = ["198.18.0.0/24 AS64496@RADB", "2001:db8:2::/48 AS64496@RADB"];
const CONE = Array.from({ length: 9 }, (_, i) => `100.100.${i * 2}.0/24 AS64510@RADB`);

/** What r1 received: two routes before policy on one session, one of them accepted, and none on another. */
const ROUTES = [
  { format: "peerc-routes", version: 1, time: "2026-11-20T05:00:00Z", router: "r1" },
  ...[
    ["adj-rib-in-pre-policy", "100.100.0.0/24"],
    ["adj-rib-in-pre-policy", "100.100.99.0/24"],
    ["adj-rib-in-post-policy", "100.100.0.0/24"],
  ].map(([view, prefix]) => {
    const path = { as_path: "64510", next_hop: "203.0.113.3", origin: "igp" };
    return { session: "AS64510_IX_V4", view, prefix, ...path };
  }),
  { routes: 3, empty: [{ session: "AS64510_IX_V6", view: "adj-rib-in-pre-policy" }] },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join("");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "peerc-list-"));
  const files = {
    "network.yaml": NETWORK,
    "policies/registered.yaml": POLICY("registered", "  - use: reject-prefix-not-registered\n"),
    "policies/everything.yaml": POLICY("everything", ""),
    ...snapshotFiles("snapshot", {
      AS64496: { prefixes: OURS, origins: ["AS64496"] },
      "RADB::AS-OURS": { prefixes: OURS, origins: ["AS64496 RADB::AS-OURS"] },
      "RADB::AS-CONE": {
        prefixes: [...CONE, "2001:db8:1::/48 AS64510@RADB"],
        origins: ["AS64510 RADB::AS-CONE"],
      },
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const list = (...args: readonly string[]) => captured(folder, "list", ...args);

/** The sessions that are listed, each in short. */
async function listed(...args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout } = await list("--format", "json", ...args);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as SessionRow[]).map(
    (row) =>
      `${row.asn} ${row.router} ${row.exchange ?? row.interface ?? ""} ${row.family} ` +
      `${row.maximum} ${row.registered ?? row.registration} ${row.headroom ?? "-"} ${row.state}`,
  );
}

const SESSIONS = [
  "64500 r1 ix ipv4 250 no-data - planned",
  "64510 r1 ix ipv4 10 9 10 active",
  "64510 r1 ix ipv6 20 1 95 active",
  "64510 r2 eth0 ipv4 9 9 0 active",
  "64520 r1 ge-0/0/1 ipv4 250 not-used - active",
  "64520 r1 ge-0/0/2 ipv4 250 not-used - planned",
];

describe("peerc list", () => {
  test("has every session once, with its limit and what is registered", async () => {
    expect(await listed()).toEqual(SESSIONS);
  });

  test.each<readonly [readonly string[], readonly number[]]>([
    [
      ["--peer", "AS64510"],
      [1, 2, 3],
    ],
    [["--peer", "64510", "--router", "r2"], [3]],
    [
      ["--exchange", "ix"],
      [0, 1, 2],
    ],
    [
      ["--relation", "transit"],
      [4, 5],
    ],
    [
      ["--state", "planned"],
      [0, 5],
    ],
    [["--state", "active", "--relation", "transit"], [4]],
    [["--below-limit", "0%"], []],
    [["--below-limit", "1"], [3]],
    [["--below-limit", "10%"], [3]],
    [
      ["--below-limit", "11%"],
      [1, 3],
    ],
    [
      ["--below-limit", "100%"],
      [1, 2, 3],
    ],
  ])("%j", async (args, wanted) => {
    expect(await listed(...args)).toEqual(wanted.map((at) => SESSIONS[at]));
  });

  test("says which sessions a limit cannot be compared for", async () => {
    const { stderr } = await list("--below-limit", "10%");
    expect(stderr).toBe(
      "1 session is left out: there is no registry data; `peerc fetch` queries it\n",
    );
    expect((await list("--below-limit", "10%", "--peer", "64510")).stderr).toBe("");
  });

  test("prints a table, aligned in any script", async () => {
    const { code, stdout, stderr } = await list();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      "PEER                ASN      RELATION  ROUTER  AT        FAMILY  POLICY      MAXIMUM  REGISTERED  HEADROOM  STATE",
      '=SUM(A1), "quoted"  AS64500  peer      r1      ix        ipv4    registered      250     no data            planned by AS64500',
      "さくら              AS64510  peer      r1      ix        ipv4    registered       10           9       10%  active",
      "さくら              AS64510  peer      r1      ix        ipv6    registered       20           1       95%  active",
      "さくら              AS64510  peer      r2      eth0      ipv4    registered        9           9        0%  active",
      "Transit             AS64520  transit   r1      ge-0/0/1  ipv4    everything      250    not used            active",
      "Transit             AS64520  transit   r1      ge-0/0/2  ipv4    everything      250    not used            planned",
      "",
    ]);
  });

  test("prints CSV with quotes where they are needed, and no value altered", async () => {
    const { stdout } = await list("--format", "csv", "--peer", "64500");
    expect(stdout).toBe(
      "session,peer,asn,relation,router,exchange,interface,neighbor,family,policy,maximum,registered,registration,headroom,state,state_by,state_ticket\r\n" +
        'PEERC_AS64500_IX_V4,"=SUM(A1), ""quoted""",64500,peer,r1,ix,,203.0.113.2,ipv4,registered,250,,no-data,,planned,AS64500,\r\n',
    );
  });

  test("has one row for each peer with --peers", async () => {
    const { stdout } = await list("--peers", "--format", "json");
    const rows = JSON.parse(stdout) as PeerRow[];
    expect(rows.map(({ asn, sessions, state }) => [asn, sessions, state])).toEqual([
      [64500, 1, "planned"],
      [64510, 3, "active"],
      [64520, 2, "mixed"],
    ]);
    const known = { registration: "known" };
    expect(rows[1]).toMatchObject({
      routers: ["r1", "r2"],
      exchanges: ["ix"],
      interfaces: ["eth0"],
      policies: ["registered"],
      ipv4: { sessions: 2, maximum: 9, registered: 9, headroom: 0, ...known },
      ipv6: { sessions: 1, maximum: 20, registered: 1, headroom: 95, ...known },
    });
    expect(rows[2]!.ipv6).toBeNull();
    const table = await list("--peers", "--peer", "64510");
    expect(table.stdout.split("\n")[1]).toBe(
      "さくら  AS64510  peer             3  r1, r2   ix, eth0  registered         9           9        0%        20           1       95%  active",
    );
    const csv = await list("--peers", "--format", "csv", "--peer", "64510");
    expect(csv.stdout.split("\r\n")[1]).toBe(
      "さくら,64510,peer,3,r1;r2,ix,eth0,registered,2,9,9,known,0,1,20,1,known,95,active",
    );
  });

  test("with --routes, has what each session receives before policy", async () => {
    writeFileSync(join(folder, "r1.jsonl"), ROUTES);
    const { code, stdout, stderr } = await list("--routes", "r1.jsonl", "--peer", "64510");
    expect(code).toBe(0);
    expect(stderr).toBe("1 session is in none of the files of routes\n");
    expect(stdout.split("\n")).toEqual([
      "PEER    ASN      RELATION  ROUTER  AT    FAMILY  POLICY      MAXIMUM  REGISTERED  HEADROOM  RECEIVED  HEADROOM  STATE",
      "さくら  AS64510  peer      r1      ix    ipv4    registered       10           9       10%         2       80%  active",
      "さくら  AS64510  peer      r1      ix    ipv6    registered       20           1       95%         0      100%  active",
      "さくら  AS64510  peer      r2      eth0  ipv4    registered        9           9        0%                      active",
      "",
    ]);
    const csv = await list("--routes", "r1.jsonl", "--peer", "64510", "--format", "csv");
    const [head, first, , last] = csv.stdout.split("\r\n");
    expect(head).toMatch(/,headroom,received,received_headroom,state,state_by,state_ticket$/);
    expect(first).toMatch(/,9,known,10,2,80,active,,$/);
    expect(last).toMatch(/,9,known,0,,,active,,$/);
    const json = await list("--routes", "r1.jsonl", "--peer", "64510", "--format", "json");
    const rows = JSON.parse(json.stdout) as readonly SessionRow[];
    expect(rows.map((row) => [row.received, row.received_headroom])).toEqual([
      [2, 80],
      [0, 100],
      [null, null],
    ]);
  });

  test("with --routes and --peers, has the most that is received, and the least headroom", async () => {
    writeFileSync(join(folder, "r1.jsonl"), ROUTES);
    const args = ["--routes", "r1.jsonl", "--peers", "--peer", "64510", "--format"];
    const [row] = JSON.parse((await list(...args, "json")).stdout) as PeerRow[];
    expect(row?.ipv4).toMatchObject({ received: 2, received_headroom: 80 });
    expect(row?.ipv6).toMatchObject({ received: 0, received_headroom: 100 });
    expect((await list(...args, "csv")).stdout.split("\r\n")).toEqual([
      "peer,asn,relation,sessions,routers,exchanges,interfaces,policies," +
        "ipv4_sessions,ipv4_maximum,ipv4_registered,ipv4_registration,ipv4_headroom,ipv4_received,ipv4_received_headroom," +
        "ipv6_sessions,ipv6_maximum,ipv6_registered,ipv6_registration,ipv6_headroom,ipv6_received,ipv6_received_headroom,state",
      "さくら,64510,peer,3,r1;r2,ix,eth0,registered,2,9,9,known,0,2,80,1,20,1,known,95,0,100,active",
      "",
    ]);
    expect((await list(...args, "text")).stdout.split("\n")[1]).toBe(
      "さくら  AS64510  peer             3  r1, r2   ix, eth0  registered         9           9        0%         2       80%        20           1       95%         0      100%  active",
    );
  });

  test("--below-limit compares what is received, too", async () => {
    writeFileSync(
      join(folder, "r1.jsonl"),
      ROUTES.replaceAll("IX_V4", "GE_0_0_1_V4").replaceAll("64510_GE", "64520_GE"),
    );
    writeFileSync(
      join(folder, "network.yaml"),
      NETWORK.replace(
        "remote: 198.51.100.6 }",
        "remote: 198.51.100.6, max_prefixes: { ipv4: 2 } }",
      ),
    );
    const transit = ["--below-limit", "1%", "--relation", "transit"];
    expect(await listed(...transit)).toEqual([]);
    expect(await listed(...transit, "--routes", "r1.jsonl")).toEqual([
      "64520 r1 ge-0/0/1 ipv4 2 not-used - active",
    ]);
  });

  test("a file of routes that is cut off, or of another network, is not used", async () => {
    writeFileSync(join(folder, "r1.jsonl"), ROUTES.split("\n").slice(0, -2).join("\n"));
    const cut = await list("--routes", "r1.jsonl");
    expect(cut).toMatchObject({ code: 1, stdout: "" });
    expect(cut.stderr).toContain("error[routes-cut-off]");
    writeFileSync(join(folder, "r1.jsonl"), ROUTES.replaceAll("AS64510_IX_V4", "AS64511_IX_V4"));
    const other = await list("--routes", "r1.jsonl");
    expect(other).toMatchObject({ code: 1, stdout: "" });
    expect(other.stderr).toContain("error[routes-unknown-session]");
  });

  test("says if more is registered than allowed, and if nothing is", async () => {
    const text = NETWORK.replace("{ ipv4: 9 }", "{ ipv4: 7 }")
      .replace('remote: "2001:db8:ff::3"', 'remote: "2001:db8:ff::4"')
      .replace("RADB::AS-NEW", "RADB::AS-CONE");
    writeFileSync(join(folder, "network.yaml"), text);
    expect(await listed("--below-limit", "0")).toEqual(["64510 r2 eth0 ipv4 7 9 -29 active"]);
    expect((await list("--below-limit", "0")).stdout).toContain(" -29% ");
    writeFileSync(
      join(folder, "network.yaml"),
      NETWORK.replace("as_sets: [RADB::AS-NEW]", "prefixes: [2001:db8:9::/48]"),
    );
    const { stdout } = await list("--peer", "64500");
    expect(stdout).toContain("  250     nothing      100%  planned");
  });

  test("works without a snapshot", async () => {
    rmSync(join(folder, "snapshot"), { recursive: true });
    expect(await listed("--router", "r2")).toEqual(["64510 r2 eth0 ipv4 9 no-data - active"]);
  });

  test("prints an empty list as that", async () => {
    const none = ["--peer", "64500", "--state", "active"];
    expect((await list(...none)).stderr).toBe("there is no such session\n");
    expect((await list(...none, "--format", "json")).stdout).toBe("[]\n");
    expect((await list(...none, "--format", "csv")).stdout).toMatch(/^session,[^\r\n]*\r\n$/);
  });

  test("reports a declaration's mistakes as `validate` does", async () => {
    writeFileSync(join(folder, "network.yaml"), NETWORK.replace("{ ipv4: 10 }", "{ ipv4: ten }"));
    const [listing, validating] = [await list(), await captured(folder, "validate")];
    expect(listing).toEqual({ code: 1, stdout: "", stderr: validating.stderr });
    expect(listing.stderr).toContain("network.yaml:14:27: error[");
  });

  test("reports all wrong options at once", async () => {
    const { code, stdout, stderr } = await list(
      ...["--peer", "AS6451", "--exchange", "iy", "--router", "r3"],
      ...["--relation", "peers", "--state", "up", "--below-limit", "101%"],
    );
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr.match(/(?<=error\[)[\w-]+/g)).toEqual([
      ...["unknown-peer", "wrong-usage", "unknown-router", "unknown-exchange"],
      ...["wrong-usage", "wrong-usage"],
    ]);
    expect(stderr).toContain("--below-limit takes a percentage from 0% to 100%, and got `101%`");
    expect(stderr).toContain("and got `peers`; did you mean peer?");
  });

  test("reports unknown names with the nearest", async () => {
    const { code, stdout, stderr } = await list("--peer", "AS6451", "--exchange", "iy");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("there is no peer `AS6451`\n  hint: did you mean `64510`?");
    expect(stderr).toContain("there is no exchange `iy`\n  hint: did you mean `ix`?");
    expect((await list("--peer", "さくら")).stderr).toContain("hint: give the ASN, 64510");
  });

  test("writes nothing", async () => {
    const state = () =>
      readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), "utf8")]);
    const before = state();
    await list();
    expect(state()).toEqual(before);
  });
});
