import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { knownPeer } from "../../../src/cli/adding/known-peer.ts";
import { peerFacts } from "../../../src/cli/adding/peer-facts.ts";
import { peerItem } from "../../../src/cli/adding/peer-item.ts";
import { yamlText } from "../../../src/cli/adding/yaml-text.ts";
import {
  appendItems,
  child,
  items,
  parseWithoutSecrets,
  textOf,
} from "../../../src/document/index.ts";
import { parseAddress, parseObjectName } from "../../../src/net/index.ts";
import type { Evidence, PeeringDb } from "../../../src/sources/index.ts";
import { fetchFrom } from "../../sources/peeringdb/harness.ts";
import { PeeringDbServer } from "../../sources/peeringdb/peeringdb-server.ts";
import { contact, net, smallPeeringDb } from "../../sources/peeringdb/records.ts";
import { HOSTILE } from "./hostile-texts.ts";

const BEFORE = "peers:\n  - { asn: 1, name: One } # one\n";

/** What PeeringDB has if somebody entered these texts. */
async function evidence(name: string, asSet: string, email: string): Promise<Evidence<PeeringDb>> {
  const tables = smallPeeringDb();
  tables.net[1] = net(500, 64500, { name, irr_as_set: asSet });
  tables.poc = [contact(1, 500, "NOC", { name, email, phone: asSet }), contact(2, 500, asSet)];
  const { fetched } = await fetchFrom(new PeeringDbServer(tables));
  if (!fetched) throw new Error("not fetched");
  return fetched;
}

/** The text with the peer, the name and the object that are read from it again. */
function added(peeringdb: Evidence<PeeringDb>) {
  const known = knownPeer(peeringdb, 64500);
  const facts = peerFacts({
    known,
    families: new Set(["ipv4"]),
    margin: 20,
    policyLimits: { ipv4: 50, ipv6: 50 },
    irrSources: ["RADB"],
  });
  const session = {
    router: "r1",
    place: { kind: "exchange", id: "ix" } as const,
    local: parseAddress("203.0.113.1")!,
    remote: parseAddress("203.0.113.2")!,
    name: null,
    updateSource: null,
  };
  const item = peerItem(64500, facts, [session], { date: known.date, remarks: facts.remarks });
  const text = appendItems({ path: "p.yaml", text: BEFORE }, ["peers"], [item], (problem) => {
    throw new Error(problem.message);
  });
  const { root } = parseWithoutSecrets({ path: "p.yaml", text: text ?? "" });
  const [, peer] = items(root && child(root, "peers"));
  return {
    text: text ?? "",
    facts,
    name: textOf(peer ? child(peer, "name") : null),
    asSets: items(peer ? child(peer, "as_sets") : null).map(textOf),
  };
}

async function holdsFor(name: string, asSet: string, email: string): Promise<void> {
  const peeringdb = await evidence(name, asSet, email);
  if (!peeringdb.data.networks.some(({ asn }) => asn === 64500)) {
    expect(name.trim()).toBe("");
    return;
  }
  const result = added(peeringdb);
  expect(result.name).toBe(result.facts.name);
  expect(Array.from(result.facts.name).length).toBeLessThanOrEqual(64);
  expect(result.facts.name).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  const meant = parseObjectName(asSet.trim());
  const isUsable = meant !== null && (meant.source === null || meant.source === "RADB");
  expect(result.asSets).toEqual([isUsable ? asSet.trim().toUpperCase() : "AS64500"]);
  expect(result.text.startsWith(BEFORE)).toBe(true);
}

test.each(HOSTILE)("%j as name, as-set and contact is that and nothing else", async (text) => {
  await holdsFor(text, text, text);
  await holdsFor("Name", text, `${text}@x.example`);
});

test("any text is", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.constantFrom(...HOSTILE),
    fc.constantFrom("AS-X", "radb::as-x", "RIPE::AS-X", "AS-X@RIPE", "AS1 AS2", "RS-X", "AS7"),
  );
  await fc.assert(fc.asyncProperty(text, text, text, holdsFor), { numRuns: 100 });
});

test("plain text stays plain, and what some parser takes for something else does not", () => {
  expect(
    ["Fastly", "Latitude.sh", "Universidade de São Paulo", "A+B (C)", "et-0/0/5"].map(yamlText),
  ).toEqual(["Fastly", "Latitude.sh", "Universidade de São Paulo", "A+B (C)", "et-0/0/5"]);
  expect(
    ["No", "y", "NULL", "1e3", "", "a  b", "a ", "a: b", "a #b", "2001:db8::1"].map(yamlText),
  ).toEqual([
    '"No"',
    '"y"',
    '"NULL"',
    '"1e3"',
    '""',
    '"a  b"',
    '"a "',
    '"a: b"',
    '"a #b"',
    '"2001:db8::1"',
  ]);
});
