import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { captured } from "../cli/captured.ts";
import { asnOf, firstDayNetwork, ODD, PEERS } from "./network.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-first-day-"));
  for (const [path, bytes] of firstDayNetwork()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const setOf = (i: number): string => `AS${asnOf(i)}:AS-ALL`;

/** The first lines of diagnostics, `error[code]: message`, without their places, and without how long FRR 8.4 takes to load. */
function messagesOf(stderr: string): readonly string[] {
  const lines = stderr.match(/(?:error|warning)\[.*/g) ?? [];
  return lines.filter((line) => !line.includes("[slow-to-load]"));
}

const UNQUALIFIED = [
  `warning[irr-object-unqualified]: ${setOf(ODD.setInTwoSources)} names no registry: it is taken from RADB; RIPE has a set with this name too`,
  `warning[irr-object-unqualified]: ${setOf(ODD.setWithoutSource)} names no registry: it is taken from RADB`,
];

/** What is said of the routers, with and without data. */
const OF_ROUTERS = [
  "warning[no-base-file]: router ams1: no base file: the rendered file is the whole configuration, and loading it removes everything else",
  "warning[rule-waived]: router ams2 does without reject-as-set, which Junos 21.4 cannot express",
];

test("a network is checked before there is any data", async () => {
  const { code, stdout, stderr } = await captured(root, "validate");
  expect(messagesOf(stderr)).toEqual([
    ...OF_ROUTERS,
    ...[ODD.setInTwoSources, ODD.setWithoutSource].map(
      (i) =>
        `warning[irr-object-unqualified]: ${setOf(i)} names no registry: the first of RADB, RIPE that has a set with this name counts`,
    ),
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain(`4 routers, ${PEERS} peers, 100 sessions, 9 policies`);
  expect(stdout).toMatch(/\nnot checked without the registry data of AS263237, .* and 58 more/);
});

test("the first fetch takes what is good, and names each oddity of the registries", async () => {
  const { code, stderr } = await captured(root, "fetch");
  const [dangling, nested] = [setOf(ODD.danglingMember), setOf(ODD.nestedDanglingMember)];
  const inner = `AS${asnOf(ODD.nestedDanglingMember)}:AS-CUSTOMERS`;
  const planned = `RADB::${setOf(ODD.plannedWithoutData)}`;
  const without = "a member set is in none of the sources and left out";
  expect(messagesOf(stderr)).toEqual([
    `warning[irr-member-unknown-tolerated]: RADB::${dangling}: ${without}: AS-GONE (via ${dangling})`,
    `warning[irr-member-unknown-tolerated]: RADB::${nested}: 2 member sets are in none of the sources and left out: AS-LOST:AS-SET (via ${nested} > ${inner}); RS-WRONG (via ${nested} > ${inner}), a route-set, which an as-set cannot hold`,
    `warning[irr-object-namesakes]: ${setOf(ODD.setInTwoSources)} is in RADB (used) and, with other members, in RIPE`,
    UNQUALIFIED[1],
    `warning[irr-member-no-routes]: RADB::${setOf(ODD.memberWithoutRoutes)}: a member ASN has no route object: AS265999`,
    `warning[irr-object-unknown]: ${planned} is in none of RADB, RIPE`,
    `warning[guard-failed]: ${planned} could not be expanded; there is no older data to keep`,
  ]);
  expect(code).toBe(0);
  const index = readFileSync(join(root, "snapshot/index.json"), "utf8");
  expect(index).toContain(`"AS-GONE in RADB::${dangling}"`);
  expect(index).toContain(`"AS-LOST:AS-SET in RADB::${inner}"`);
  expect((await captured(root, "fetch", "--check")).code).toBe(0);
});

test("all four routers are built and proven, and the same again", async () => {
  const { code, stdout, stderr } = await captured(root, "build");
  expect(messagesOf(stderr)).toEqual([...OF_ROUTERS, ...UNQUALIFIED]);
  expect(code).toBe(0);
  const rows = stdout.split("\n").map((line) => line.split(/ {2,}/));
  expect(rows.slice(0, 5).map((row) => [row[0], row[1]?.split(" ")[0]])).toEqual([
    ["ROUTER", "PLATFORM"],
    ["ams1", "frr"],
    ["ams2", "junos"],
    ["mia1", "iosxr"],
    ["spo1", "bird"],
  ]);
  // Two filters a session; the planned neighbor's two sessions are not there.
  expect(stdout.match(/\d+ filters/g)).toEqual([
    "50 filters",
    "50 filters",
    "50 filters",
    "46 filters",
  ]);
  const again = await captured(root, "build", "--check");
  expect([again.code, again.stdout.includes("Nothing changed.")]).toEqual([0, true]);
});

test("the rendered files say what is declared, leave the planned neighbor out, and are ASCII", () => {
  const folder = join(root, "rendered");
  const names = readdirSync(folder).filter((name) => name.endsWith(".conf"));
  const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), "latin1")]));
  expect([...texts.keys()].sort()).toEqual(["ams1.conf", "ams2.conf", "mia1.conf", "spo1.conf"]);
  for (const [name, text] of texts) {
    expect([name, /[^\n\x20-\x7e]/.exec(text)?.[0]]).toEqual([name, undefined]);
    expect(text).not.toContain(String(asnOf(ODD.plannedWithoutData)));
  }
  const spo1 = texts.get("spo1.conf") ?? "";
  expect(spo1).toContain('description "AS264000 Associacao NIC.br 0 at ix-br-sp"');
  expect(spo1).toContain(
    'description "AS264044 Lodz Internet Exchange; Spolka z o.o. 4 at ix-br-sp"',
  );
  expect(texts.get("mia1.conf")).toContain(
    "description AS264011 Aut O'Mattic Ltd. 1 at ix-br-sp\n",
  );
  expect(texts.get("mia1.conf")).toContain(
    "description AS264055 Cooperativa de Telecomunicacoes e Energia do Vale do Sao... at ix-br-sp\n",
  );
  expect(texts.get("ams1.conf")).toContain(
    "description AS264066 Hizli Ag {Istanbul} %100 A.S. 6 at ams-ix\n",
  );
  expect(texts.get("ams2.conf")).toContain(
    "description \"AS264033 Telecom 'Agua Verde' S/A 3 at ams-ix\";",
  );
  expect(spo1).toContain("# declared in peers/exchanges.yaml (177.60.0.0/22)");
  expect(spo1).toContain(
    `# ASNs declared in peers/exchanges.yaml (AS${asnOf(ODD.declaredPrefixes)})`,
  );
});

test("explain says of a route that is not registered which members have no data", async () => {
  const { stdout } = await captured(
    root,
    "explain",
    ...["80.249.208.23", "45.4.0.0/24", "--as-path", String(asnOf(ODD.danglingMember))],
  );
  expect(stdout).toContain("REJECTED: not-in-irr, by reject-prefix-not-registered");
  expect(stdout).toContain(
    `AS-GONE, a member of RADB::${setOf(ODD.danglingMember)}, is in no source`,
  );
});
