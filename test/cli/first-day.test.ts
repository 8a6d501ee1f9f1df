import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { captured } from "./captured.ts";

/** How many peers the network has, and the ASN of the first. */
const PEERS = 60;
const FIRST = 20_000;

/** Peers whose registration is as registrations are. */
const DANGLING = FIRST;
const ONE_FAMILY = FIRST + 1;
const TWO_SOURCES = FIRST + 2;
const LATE = FIRST + 3;
const BY_NAME = new Map([
  [DANGLING, "[RADB::AS-DANGLING]"],
  [ONE_FAMILY, "[RADB::AS-ONE-FAMILY]\n    allow_empty: [ipv6]"],
  [TWO_SOURCES, "[AS-TWICE]"],
  [LATE, "[RADB::AS-LATE]\n    state: planned"],
]);

const ROUTERS = ["bird1", "frr1", "iosxr1", "junos1"] as const;

const NETWORK = `network: { asn: 52580, name: Stranger, as_sets: [RADB::AS-US], prefixes: [179.191.160.0/19] }
irr: { dumps: [irr/radb.rpsl, irr/tc.rpsl], sources: [RADB, TC] }
routers:
  bird1: { platform: bird, version: "2.0.12", router_id: 192.0.2.1, rpki: { caches: [{ address: 192.0.2.53, refresh: 300s }] } }
  frr1: { platform: frr, version: "9.1", router_id: 192.0.2.2, base: base.conf, rpki: { caches: [{ address: 192.0.2.53, refresh: 300s }] } }
  iosxr1: { platform: iosxr, version: "7.11", router_id: 192.0.2.3, rpki: { caches: [{ address: 192.0.2.53, refresh: 300s }] } }
  junos1: { platform: junos, version: "21.4", router_id: 192.0.2.4, waive: [reject-as-set], rpki: { caches: [{ address: 192.0.2.53, refresh: 300s }] } }
exchanges:
  ix: { name: IX, lan: { ipv4: 187.16.216.0/21, ipv6: "2001:12f8::/64" } }
`;

const route = (prefix: string, origin: number, source = "RADB"): string =>
  `route${prefix.includes(":") ? "6" : ""}: ${prefix}\norigin: AS${origin}\nsource: ${source}\n`;
const set = (name: string, members: string, source = "RADB"): string =>
  `as-set: ${name}\nmembers: ${members}\nsource: ${source}\n`;

const asns = Array.from({ length: PEERS }, (_, i) => FIRST + i);

function radb(): string {
  const objects = [
    set("AS-US", "AS52580"),
    route("179.191.160.0/24", 52580),
    route("2804:cf8::/32", 52580),
    set("AS-DANGLING", `AS${DANGLING}, AS-GONE, AS-INNER`),
    set("AS-INNER", "AS-DANGLING, AS-INNER, AS-GONE, AS-OTHER, RS-WRONG"),
    set("AS-ONE-FAMILY", `AS${ONE_FAMILY}`),
    set("AS-TWICE", `AS${TWO_SOURCES}`),
    set("AS-LATE", `AS${LATE}`),
  ];
  asns.forEach((asn, i) => {
    if (asn === LATE) return;
    if (!BY_NAME.has(asn)) objects.push(set(`AS-P${i}`, `AS${asn}`));
    objects.push(route(`45.${i}.0.0/20`, asn), route(`45.${i}.128.0/24`, asn));
    if (asn !== ONE_FAMILY) objects.push(route(`2a00:${(i + 1).toString(16)}00::/32`, asn));
  });
  return objects.join("\n");
}

const TC = [set("AS-TWICE", `AS${TWO_SOURCES}`, "TC"), set("AS-OTHER", `AS${DANGLING}`, "TC")].join(
  "\n",
);

function peers(): string {
  const all = asns.map((asn, i) => {
    const router = ROUTERS[i % ROUTERS.length];
    const at = `router: ${router}, exchange: ix`;
    return `
  - asn: ${asn}
    name: Peer ${i}
    relation: peer
    as_sets: ${BY_NAME.get(asn) ?? `[RADB::AS-P${i}]`}
    sessions:
      - { ${at}, local: 187.16.216.${10 + (i % 4)}, remote: 187.16.217.${i + 1} }
      - { ${at}, local: "2001:12f8::${10 + (i % 4)}", remote: "2001:12f8::1:${i + 1}" }`;
  });
  return `peers:${all.join("")}\n`;
}

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-first-day-"));
  for (const folder of ["peers", "irr"]) mkdirSync(join(root, folder));
  const files = {
    "network.yaml": NETWORK,
    "peers/all.yaml": peers(),
    "irr/radb.rpsl": radb(),
    "irr/tc.rpsl": TC,
    "base.conf": "hostname frr1\n!\n",
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The codes of what was told and of whom, without what every lab and router has. */
function told(stderr: string): readonly string[] {
  const lines = stderr.match(/(?:error|warning)\[.*/g) ?? [];
  return lines.filter((line) => !line.includes("[rule-waived]"));
}

describe(`a stranger's network of ${PEERS} peers with registries as they are`, () => {
  const unqualified = "warning[irr-object-unqualified]: AS-TWICE names no registry: ";

  test("is valid before there is data", async () => {
    const { code, stderr, stdout } = await captured(root, "validate");
    expect([code, told(stderr)]).toEqual([
      0,
      [`${unqualified}the first of RADB, TC that has a set of this name counts`],
    ]);
    expect(stdout).toContain(`4 routers, ${PEERS} peers, ${2 * PEERS} sessions`);
  });

  test("is fetched, with a warning for each oddity", async () => {
    const { code, stderr } = await captured(root, "fetch");
    expect([code, told(stderr)]).toEqual([
      0,
      [
        "warning[irr-member-unknown-tolerated]: RADB::AS-DANGLING: 2 member sets are in none of the sources, and the object is expanded without: AS-GONE (via AS-DANGLING); RS-WRONG (via AS-DANGLING > AS-INNER), a route-set, which an as-set cannot hold",
        `${unqualified}it is taken from RADB; TC has a set of this name too`,
        "warning[irr-object-empty]: RADB::AS-LATE expands to no prefix at all",
        `warning[irr-member-no-routes]: RADB::AS-LATE: a member ASN has no route object: AS${LATE}`,
        "warning[guard-failed]: RADB::AS-LATE could not be expanded; there is no older data to keep",
      ],
    ]);
    const index = readFileSync(join(root, "snapshot/index.json"), "utf8");
    expect(index).toContain(`"unknown_members": [
        "AS-GONE in RADB::AS-DANGLING",
        "AS-GONE in RADB::AS-INNER",
        "RS-WRONG in RADB::AS-INNER, unusable"
      ]`);
  });

  test("is built on every platform and proven, but for what is planned", async () => {
    const { code, stdout, stderr } = await captured(
      root,
      ...["build", "--no-native-check", "--format", "json"],
    );
    const summary = JSON.parse(stdout) as {
      readonly routers: readonly { readonly sessions: number; readonly proven: number }[];
      readonly planned: readonly string[];
      readonly diagnostics: readonly { readonly code: string; readonly severity: string }[];
    };
    expect([code, stderr]).toEqual([0, ""]);
    const louder = summary.diagnostics.filter((d) => d.severity !== "note");
    expect(louder.map((d) => d.code).toSorted()).toEqual(["irr-object-unqualified", "rule-waived"]);
    expect(summary.planned).toEqual([`AS${LATE} Peer 3`]);
    expect(summary.routers).toHaveLength(ROUTERS.length);
    const sum = (of: "sessions" | "proven") =>
      summary.routers.reduce((all, router) => all + router[of], 0);
    expect([sum("sessions"), sum("proven")]).toEqual([2 * (PEERS - 1), 4 * (PEERS - 1)]);
  });

  test("explains what it does not have", async () => {
    const { stdout } = await captured(root, "explain", "187.16.217.1", "45.200.0.0/24");
    expect(stdout).toContain(
      "AS-GONE, a member of RADB::AS-DANGLING, RADB::AS-INNER, is in no source",
    );
  });
});
