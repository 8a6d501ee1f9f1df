import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { maxLength, type Asn } from "../../../src/net/index.ts";
import { RPKI_FORMAT } from "../../../src/sources/rpki/rpki-format.ts";
import { compareVrps, type Aspa, type Rpki, type Vrp } from "../../../src/sources/rpki/rpki.ts";
import { anyPrefix } from "../../net/example.ts";
import { aspa, vrp } from "./example.ts";

const DATA: Rpki = {
  vrps: [
    vrp("192.0.0.0/22-24 AS64500"),
    vrp("192.0.2.0/24 AS0"),
    vrp("192.0.2.0/24 AS64500"),
    vrp("2001:db8::/32-48 AS64501"),
  ],
  aspas: [aspa("AS64500 => AS64501, AS64502"), aspa("AS64501 => AS0")],
};

/** Reads the files of a source with some of them replaced. */
function read(texts: ReadonlyMap<string, string>) {
  const diagnostics = new Diagnostics();
  const data = RPKI_FORMAT.read({ name: "snapshot/sources/rpki", texts }, diagnostics.report);
  return { data, messages: diagnostics.all.map(({ message }) => message) };
}

const anyAsn = fc.integer({ min: 1, max: 4_294_967_295 });
const anyVrp: fc.Arbitrary<Vrp> = fc
  .record({ prefix: anyPrefix, more: fc.nat(128), asn: fc.oneof(fc.constant(0), anyAsn) })
  .map(({ prefix, more, asn }) => ({
    prefix,
    maxLength: Math.min(prefix.length + more, maxLength(prefix.family)),
    asn,
  }));
const anyAspa: fc.Arbitrary<Aspa> = fc
  .tuple(anyAsn, fc.uniqueArray(anyAsn, { maxLength: 4 }))
  .map(([customer, others]) => {
    const providers: readonly Asn[] = others.filter((asn) => asn !== customer);
    return { customer, providers: providers.length ? [...providers].sort((a, b) => a - b) : [0] };
  });
const anyRpki: fc.Arbitrary<Rpki> = fc.record({
  vrps: fc
    .uniqueArray(anyVrp, { comparator: (a, b) => compareVrps(a, b) === 0 })
    .map((vrps) => [...vrps].sort(compareVrps)),
  aspas: fc.option(
    fc
      .uniqueArray(anyAspa, { selector: ({ customer }) => customer })
      .map((aspas) => [...aspas].sort((a, b) => a.customer - b.customer)),
  ),
});

describe("RPKI data as committed", () => {
  test("is one record a line", () => {
    expect(Object.fromEntries(RPKI_FORMAT.write(DATA))).toEqual({
      "aspas.txt": "AS64500 => AS64501, AS64502\nAS64501 => AS0\n",
      "vrps.txt":
        "192.0.0.0/22-24 AS64500\n192.0.2.0/24 AS0\n192.0.2.0/24 AS64500\n2001:db8::/32-48 AS64501\n",
    });
    expect(RPKI_FORMAT.count(DATA)).toEqual({ vrps: 4, aspas: 2 });
  });

  test("tells no ASPAs of ours from a validator without ASPAs", () => {
    const none = RPKI_FORMAT.write({ ...DATA, aspas: [] }).get("aspas.txt");
    const notGiven = RPKI_FORMAT.write({ ...DATA, aspas: null }).get("aspas.txt");
    expect([none, notGiven]).toEqual(["", "the validator gives no ASPAs\n"]);
  });

  test("reads back, for any data, from exactly its files", () => {
    fc.assert(
      fc.property(anyRpki, (data) => {
        const texts = RPKI_FORMAT.write(data);
        expect([...texts.keys()].sort()).toEqual([...RPKI_FORMAT.files]);
        expect(read(texts)).toEqual({ data, messages: [] });
      }),
    );
  });

  test.each([
    ["vrps.txt", "192.0.2.0/24-24 AS64500\n"],
    ["vrps.txt", "192.0.2.0/24-23 AS64500\n"],
    ["vrps.txt", "192.0.2.0/24-33 AS64500\n"],
    ["vrps.txt", "192.0.2.1/24 AS64500\n"],
    ["vrps.txt", "2001:DB8::/32 AS64500\n"],
    ["vrps.txt", "2001:db8:0::/32 AS64500\n"],
    ["vrps.txt", "192.0.2.0/24 64500\n"],
    ["vrps.txt", "192.0.2.0/24 AS064500\n"],
    ["vrps.txt", "192.0.2.0/24  AS64500\n"],
    ["vrps.txt", "192.0.2.0/24 AS64500 \n"],
    ["vrps.txt", "192.0.2.0/24 AS64500\r\n"],
    ["vrps.txt", "192.0.2.0/24 AS64500"],
    ["vrps.txt", "<<<<<<< HEAD\n"],
    ["vrps.txt", "192.0.2.0/24 AS2\n192.0.2.0/24 AS1\n"],
    ["vrps.txt", "192.0.2.0/24 AS2\n192.0.2.0/24 AS2\n"],
    ["aspas.txt", "AS0 => AS1\n"],
    ["aspas.txt", "AS1 => \n"],
    ["aspas.txt", "AS1 => AS1\n"],
    ["aspas.txt", "AS1 => AS0, AS2\n"],
    ["aspas.txt", "AS1 => AS3, AS2\n"],
    ["aspas.txt", "AS1 => AS2, AS2\n"],
    ["aspas.txt", "AS1 => AS2,AS3\n"],
    ["aspas.txt", "AS1 => AS02\n"],
    ["aspas.txt", "AS2 => AS3\nAS1 => AS3\n"],
    ["aspas.txt", "the validator gives no ASPAs\nAS1 => AS2\n"],
  ])("%s refuses %j", (file, text) => {
    const { data, messages } = read(new Map([...RPKI_FORMAT.write(DATA), [file, text]]));
    expect(data).toBeNull();
    expect(messages).toHaveLength(1);
  });

  test("reports each line that is wrong, with its place", () => {
    const diagnostics = new Diagnostics();
    const texts = new Map([...RPKI_FORMAT.write(DATA), ["vrps.txt", "192.0.2.0/24 AS1\nx\ny\n"]]);
    RPKI_FORMAT.read({ name: "snapshot/sources/rpki", texts }, diagnostics.report);
    expect(diagnostics.all).toMatchObject([
      {
        code: "snapshot-line-invalid",
        message: "`x` is not a VRP such as `192.0.0.0/22-24 AS64500`",
        span: { source: { path: "snapshot/sources/rpki/vrps.txt" }, start: 17 },
      },
      { code: "snapshot-line-invalid", span: { start: 19 } },
    ]);
  });
});
