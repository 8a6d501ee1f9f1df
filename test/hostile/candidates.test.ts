import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { candidatesAsCsv, formatCandidates } from "../../src/candidates/index.ts";
import { contactsAsCsv, formatContacts, type ContactRow } from "../../src/report/index.ts";
import { record } from "../audit/harness.ts";
import { agreementOf, find, known, OURS, port } from "../candidates/find.ts";

/** Names as people write them, and as attackers do. */
const NAMES = [
  "Universidade de São Paulo – Núcleo",
  "ネットワーク",
  '=cmd|"/C calc"!A0',
  "+SUM(A1:A2), @x; -1",
  "\u001b[31mred\u001b[0m\u0007",
  "tab\there\nnew line\r\nand more",
  "\u202egnp.exe",
  "",
  "a".repeat(10_000),
].map((name) => ({ name, title: JSON.stringify(name.slice(0, 30)) }));

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/;

const table = (name: string, asSet = name) => {
  const db = known({ ports: [port(64500)], networks: [record(64500, { name, asSet })] });
  return find(db).candidates;
};

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): readonly (readonly string[])[] {
  const fields = [...text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, field = "", end] of fields) {
    rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === "\r\n") rows.push([]);
  }
  expect(fields.map(([whole]) => whole).join("")).toBe(text);
  return rows.slice(0, -1);
}

describe("names that anybody can enter in PeeringDB", () => {
  test.each(NAMES)("$title is one line of a table, without control characters", ({ name }) => {
    for (const width of [null, 40, 200]) {
      const { text } = formatCandidates(table(name), ".", width);
      const lines = text.split("\n");
      expect(lines).toHaveLength(3);
      expect(lines.join("")).not.toMatch(CONTROLS);
    }
  });

  test.each(NAMES)("$title comes out of the CSV as it is", ({ name }) => {
    const [head = [], row = [], ...others] = readCsv(candidatesAsCsv(table(name), "."));
    expect(others).toEqual([]);
    expect(row).toHaveLength(head.length);
    expect(row[head.indexOf("name")]).toBe(name);
    expect(row[head.indexOf("as_set")]).toBe(name);
  });

  test("so does any text", () => {
    const [candidate] = table("Network");
    if (!candidate?.record) throw new Error("fixture: no candidate");
    const { record: network, ...rest } = candidate;
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const named = { ...rest, record: { ...network, name } };
        const [head = [], row = []] = readCsv(candidatesAsCsv([named], "."));
        expect(row[head.indexOf("name")]).toBe(name);
      }),
    );
  });

  test.each(NAMES)("$title as the name of a contact is no more than that", ({ name }) => {
    const row: ContactRow = {
      ...{ peer: "Peer", asn: 64500, contacts: "known", role: name, name, email: "", phone: name },
      ...{ has_email: true, has_phone: true, visible: "Public" },
    };
    const { text } = formatContacts([row], null);
    expect(text.split("\n")).toHaveLength(3);
    expect(text.replaceAll("\n", "")).not.toMatch(CONTROLS);
    const [head = [], fields = [], ...others] = readCsv(contactsAsCsv([row]));
    expect(others).toEqual([]);
    expect([fields[head.indexOf("name")], fields[head.indexOf("phone")]]).toEqual([name, name]);
  });

  test("what is no as-set is shown as a quotation, not as one", () => {
    const { text } = formatCandidates(table("Network", "see our website AS-X"), ".", null);
    expect(text).toContain("“see our website AS-X”");
  });
});

test("10,000 networks at one exchange, each once and in order", () => {
  const asns = Array.from({ length: 10_000 }, (_, i) => 100_000 + i);
  const db = known({
    ports: [port(OURS), ...asns.map((asn) => port(asn))],
    networks: asns.map((asn) => record(asn, { prefixes4: asn % 100, prefixes6: 0 })),
  });
  const agreement = agreementOf(
    "{ public_asn: {} }",
    "{ mutual_locations: { ports: 1, speed: 10Gbps } }",
  );
  const { candidates } = find(db, { agreement });
  expect(candidates).toHaveLength(10_000);
  const keys = candidates.map(({ asn }) => (99 - (asn % 100)) * 1_000_000 + asn);
  expect(keys).toEqual([...keys].sort((a, b) => a - b));
  expect(formatCandidates(candidates, ".", 120).text.split("\n")).toHaveLength(10_002);
});
