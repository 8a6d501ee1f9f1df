import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { sessionsAsCsv, type SessionRow } from "../../src/report/index.ts";
import { formatCsv } from "../../src/report/format-csv.ts";

/** The records of a CSV text, by the grammar of RFC 4180. */
function records(text: string): readonly (readonly string[])[] {
  const found: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = "";
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (at >= text.length) throw new Error("an open quote");
        if (text[at] === '"') at++;
        value += text[at] ?? "";
      }
      at++;
    } else {
      for (; at < text.length && text[at] !== "," && !text.startsWith("\r\n", at); at++) {
        if (/["\r\n]/.test(text[at] ?? "")) throw new Error("not quoted");
        value += text[at] ?? "";
      }
    }
    record.push(value);
    if (text[at] === ",") at++;
    else if (text.startsWith("\r\n", at)) {
      at += 2;
      found.push(record);
      record = [];
    } else throw new Error(`after a value: ${text.slice(at, at + 5)}`);
  }
  return found;
}

const hostile = fc.string({
  unit: fc.constantFrom('"', ",", "\r", "\n", "=", "'", " ", "a", "é", "名"),
});

test("every value is read back as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.array(hostile, { minLength: 3, maxLength: 3 })), (rows) => {
      expect(records(formatCsv(["a", "b", "c"], rows))).toEqual([["a", "b", "c"], ...rows]);
    }),
  );
});

test("what a spreadsheet would take for a formula is not altered, nor are negative numbers", () => {
  expect(formatCsv(["name", "headroom"], [["=1+1", -25]])).toBe("name,headroom\r\n=1+1,-25\r\n");
  expect(formatCsv(["name", "headroom"], [["@x", null]])).toBe("name,headroom\r\n@x,\r\n");
});

test("the head of a list of sessions has the keys of its JSON, in that order", () => {
  const row: SessionRow = {
    session: "PEERC_AS64500_IX_V4",
    peer: 'Quoted "name", with a comma',
    asn: 64500,
    relation: "peer",
    router: "r1",
    exchange: "ix",
    interface: null,
    neighbor: "203.0.113.2",
    family: "ipv4",
    policy: "p",
    maximum: 250,
    registered: 300,
    registration: "known",
    headroom: -20,
    state: "active",
    state_by: null,
    state_ticket: null,
  };
  const [head, values] = records(sessionsAsCsv([row]));
  expect(head).toEqual(Object.keys(row));
  expect(values).toEqual(Object.values(row).map((value) => String(value ?? "")));
});
