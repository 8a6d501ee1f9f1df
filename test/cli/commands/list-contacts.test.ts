import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import type { PeeringDb } from "../../../src/sources/index.ts";
import { contact, peeringDb, record } from "../../audit/harness.ts";
import { sourcesFiles } from "../../fixtures/sources-files.ts";
import { captured } from "../captured.ts";

const PEER = (asn: number, name: string, last: number, more = "") => `
  - asn: ${asn}
    name: ${JSON.stringify(name)}
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.${last} }${more}`;

const NETWORK = `network: { asn: 64496, name: Test, lab: true, as_sets: [RADB::AS-OURS] }
irr: { servers: [rr.ntt.net], sources: [RADB] }
routers: { r1: { platform: frr, router_id: 192.0.2.1, rpki: { caches: [{ address: 192.0.2.53 }] } } }
exchanges:
  ix: { name: IX, lan: { ipv4: 203.0.113.0/24, ipv6: "2001:db8:ff::/64" } }
peers:${PEER(
  64500,
  "Peer",
  2,
  '\n      - { router: r1, exchange: ix, local: "2001:db8:ff::1", remote: "2001:db8:ff::2" }',
)}${PEER(64501, "Bare", 3)}${PEER(64502, "Unlisted", 4)}${PEER(64503, "New", 5)}
`;

const DB = peeringDb({
  asked: [64496, 64500, 64501, 64502],
  leftOut: [],
  networks: [record(64500), record(64501), record(64503)],
  contacts: [
    contact(64500, { id: 1, role: "NOC", name: "José", email: "noc@p.example", phone: "+55 1" }),
    contact(64500, { id: 2, role: "Policy", visible: "Users", hasPhone: false }),
    contact(64503, { id: 3, role: "Policy" }),
  ],
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "peerc-contacts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `list --contacts` in a network with this in its snapshot. */
function list(peeringdb: PeeringDb | null, ...args: readonly string[]) {
  const files = {
    "network.yaml": NETWORK,
    "snapshot/index.json": `{\n  "format": 1,\n  "objects": {}\n}\n`,
    ...sourcesFiles("snapshot", { peeringdb }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return captured(folder, "list", "--contacts", ...args);
}

describe("peerc list --contacts", () => {
  test("has a line for each contact, and says where there is none and why", async () => {
    const { code, stdout, stderr } = await list(DB);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      "PEER      ASN      ROLE         NAME  EMAIL          PHONE  VISIBLE TO",
      "Peer      AS64500  NOC          José  noc@p.example  +55 1  everybody",
      "Peer      AS64500  Policy             not kept              registered users",
      "Bare      AS64501  none",
      "Unlisted  AS64502  no record",
      "New       AS64503  not fetched",
      "",
    ]);
  });

  test("has the same in CSV and JSON", async () => {
    const { stdout: csv } = await list(DB, "--format", "csv");
    expect(csv.split("\r\n")).toEqual([
      "peer,asn,contacts,role,name,email,phone,has_email,has_phone,visible",
      "Peer,64500,known,NOC,José,noc@p.example,+55 1,true,true,Public",
      "Peer,64500,known,Policy,,,,true,false,Users",
      "Bare,64501,none,,,,,,,",
      "Unlisted,64502,no-record,,,,,,,",
      "New,64503,not-asked,,,,,,,",
      "",
    ]);
    const { stdout } = await list(DB, "--format", "json");
    const rows = JSON.parse(stdout) as readonly Readonly<
      Record<string, string | number | boolean | null>
    >[];
    const lines = rows.map((row) => Object.values(row).map((value) => String(value ?? "")));
    expect([Object.keys(rows[0] ?? {}), ...lines].map((line) => line.join(","))).toEqual(
      csv.split("\r\n").slice(0, -1),
    );
  });

  test("does not say that a record which could not be used is missing", async () => {
    const db = { ...DB, leftOut: [{ asn: 64502, table: "net" as const }] };
    const { stdout } = await list(db, "--format", "csv");
    expect(stdout).toContain("Unlisted,64502,not-asked,");
  });

  test("is of the peers of the chosen sessions", async () => {
    const { stdout } = await list(DB, "--peer", "64501", "--format", "csv");
    expect(stdout.split("\r\n").slice(1)).toEqual(["Bare,64501,none,,,,,,,", ""]);
  });

  test("says what is unknown without a key", async () => {
    const { code, stderr } = await list({ ...DB, seesUsersContacts: false, contacts: [] });
    expect(code).toBe(0);
    expect(stderr).toBe(
      "PeeringDB was asked without a key: contacts that only its users see are unknown\n",
    );
  });

  test("needs PeeringDB in the snapshot", async () => {
    const { code, stdout, stderr } = await list(null);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("error[no-source]: the snapshot has no PeeringDB data\n");
  });

  test("excludes --peers", async () => {
    const { code, stderr } = await list(DB, "--peers");
    expect(code).toBe(64);
    expect(stderr).toContain("--contacts");
  });
});
