import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { readValidatorJson } from "../../../src/sources/rpki/read-validator-json.ts";
import { aspa, EVERYTHING, NOW, read, vrp } from "./example.ts";

const ROA = { asn: 64500, prefix: "192.0.2.0/24", maxLength: 24 };

/** What Routinator 0.15 prints with `--format json`. */
const ROUTINATOR = {
  metadata: { generated: 1_793_484_000, generatedTime: "2026-10-31T22:00:00Z" },
  roas: [
    { asn: "AS64501", prefix: "2001:db8::/32", maxLength: 48, ta: "ripe" },
    { asn: "AS64500", prefix: "198.51.100.0/22", maxLength: 24, ta: "lacnic" },
    { asn: "AS64500", prefix: "192.0.2.0/24", maxLength: 24, ta: "lacnic" },
    { asn: "AS64500", prefix: "192.0.2.0/24", maxLength: 24, ta: "arin" },
  ],
  routerKeys: [{ asn: "AS64500", SKI: "00", routerPublicKey: "AA", ta: "ripe" }],
  aspas: [
    { customer: "AS64502", providers: ["AS64501", "AS64500"], ta: "ripe" },
    { customer: "AS64500", providers: ["AS0"], ta: "ripe" },
  ],
};

/** What rpki-client 9 prints with `-j`. */
const RPKI_CLIENT = {
  metadata: { buildmachine: "a", buildtime: "2026-10-31T22:00:00Z", roas: 3, vrps: 3 },
  roas: [
    { asn: 64500, prefix: "192.0.2.0/24", maxLength: 24, ta: "lacnic", expires: 1_793_577_600 },
    { asn: 64500, prefix: "198.51.100.0/22", maxLength: 24, ta: "lacnic", expires: 1_793_577_600 },
    { asn: 64501, prefix: "2001:db8::/32", maxLength: 48, ta: "ripe", expires: 1_793_577_600 },
  ],
  bgpsec_keys: [],
  nonfunc_cas: [],
  aspas: [
    { customer_asid: 64500, expires: 1_793_577_600, providers: [0] },
    { customer_asid: 64502, expires: 1_793_577_600, providers: [64500, 64501] },
  ],
};

const SAME = {
  kind: "ok",
  vrps: [
    vrp("192.0.2.0/24 AS64500"),
    vrp("198.51.100.0/22-24 AS64500"),
    vrp("2001:db8::/32-48 AS64501"),
  ],
  aspas: [aspa("AS64500 => AS0"), aspa("AS64502 => AS64500, AS64501")],
  madeAt: NOW - 7_200_000,
  expired: { total: 0, examples: [] },
};

describe("the JSON of a validator", () => {
  test.each([
    ["Routinator", ROUTINATOR],
    ["rpki-client", RPKI_CLIENT],
  ])("of %s: sorted, each record once", (_name, json) => {
    expect(read(json)).toEqual(SAME);
  });

  test("with the details of jsonext", () => {
    const source = [{ type: "roa", tal: "ripe", uri: "rsync://a/b.roa", validity: {}, stale: "" }];
    const roas = ROUTINATOR.roas.map((roa) => ({ ...roa, ta: undefined, source }));
    expect(read({ ...ROUTINATOR, roas })).toEqual(SAME);
  });

  test("with other spellings: ASNs as plain text, `maxlength`, `provider_asids`", () => {
    const json = {
      roas: [{ asn: "64500", prefix: "192.0.2.0/24", maxlength: 25 }],
      aspas: [{ customer_asid: "as64500", provider_asids: ["64501"] }],
    };
    expect(read(json)).toEqual({
      kind: "ok",
      vrps: [vrp("192.0.2.0/24-25 AS64500")],
      aspas: [aspa("AS64500 => AS64501")],
      madeAt: null,
      expired: { total: 0, examples: [] },
    });
  });

  test("with one ASPA for each address family, which are united; AS 0 next to others says nothing", () => {
    const aspas = [
      { customer: "AS64500", afi: "ipv4", providers: ["AS64502", "AS0"] },
      { customer: "AS64500", afi: "ipv6", providers: ["AS64501"] },
      { customer: "AS64501", afi: "ipv4", providers: ["AS0"] },
      { customer: "AS64501", afi: "ipv6", providers: ["AS0"] },
    ];
    expect(read({ roas: [ROA], aspas })).toMatchObject({
      aspas: [aspa("AS64500 => AS64501, AS64502"), aspa("AS64501 => AS0")],
    });
  });

  test("without ASPAs is not the same as with none of ours", () => {
    expect(read({ roas: [ROA] })).toMatchObject({ aspas: null });
    expect(read({ roas: [ROA], aspas: [] })).toMatchObject({ aspas: [] });
  });

  test("without what has expired, which is counted whether selected or not", () => {
    const [past, future] = [NOW / 1000 - 1, NOW / 1000];
    const json = {
      roas: [
        { ...ROA, asn: 1, expires: past },
        { ...ROA, asn: 2, expires: future },
      ],
      aspas: [{ customer_asid: 3, providers: [4], expires: past }],
    };
    const selection = { ...EVERYTHING, aspa: () => false };
    const examples = [
      "roas[0] expired at 2026-10-31T23:59:59Z",
      "aspas[0] expired at 2026-10-31T23:59:59Z",
    ];
    const expired = { total: 2, examples };
    const expected = { vrps: [vrp("192.0.2.0/24 AS2")], aspas: [], expired };
    expect(read(json, selection)).toMatchObject(expected);
  });

  test("keeps what is selected only, but checks all", () => {
    const selection = { vrp: () => false, aspa: (customer: number) => customer === 64500 };
    expect(read(ROUTINATOR, selection)).toMatchObject({
      vrps: [],
      aspas: [aspa("AS64500 => AS0")],
    });
    const wrong = { ...ROUTINATOR, roas: [...ROUTINATOR.roas, {}] };
    expect(read(wrong, selection)).toMatchObject({ kind: "refused" });
  });

  test.each([
    [{ metadata: { generated: 0 } }, 0],
    [{ metadata: { generated: 1, buildtime: "2026-10-31T22:00:00Z" } }, 1000],
    [{ metadata: { generatedTime: "2026-10-31T22:00:00+02:00" } }, NOW - 14_400_000],
    [{ metadata: {} }, null],
    [{}, null],
  ])("says when it was made: %j", (metadata, madeAt) => {
    expect(read({ ...metadata, roas: [ROA] })).toMatchObject({ kind: "ok", madeAt });
  });

  const roa = (changes: object) => ({ roas: [ROA, { ...ROA, ...changes }] });
  const ofAspa = (changes: object) => ({
    roas: [ROA],
    aspas: [{ customer: 1, providers: [2], ...changes }],
  });
  test.each([
    [[], "is not a JSON object, as validators print"],
    ["x", "is not a JSON object, as validators print"],
    [{}, "has no list `roas`, as validators print"],
    [{ vrps: [] }, "has no list `roas`, as validators print"],
    [{ roas: {} }, "has no list `roas`, as validators print"],
    [{ roas: [] }, "has no VRPs: `roas` is empty, as before validation"],
    [{ roas: [ROA], aspas: {} }, "aspas: is not a list"],
    [{ roas: [ROA], aspas: null }, "aspas: is not a list"],
    [{ roas: [{ ...ROA, expires: 0 }] }, "has only VRPs that have expired"],
    [{ roas: [null] }, "roas[0]: null is not a VRP"],
    [{ roas: [[1]] }, "roas[0]: a list is not a VRP"],
    [roa({ asn: -1 }), "roas[1].asn: -1 is not an ASN"],
    [roa({ asn: 1.5 }), "roas[1].asn: 1.5 is not an ASN"],
    [roa({ asn: 4294967296 }), "roas[1].asn: 4294967296 is not an ASN"],
    [roa({ asn: "AS-X" }), 'roas[1].asn: "AS-X" is not an ASN'],
    [roa({ asn: "1.1" }), 'roas[1].asn: "1.1" is not an ASN'],
    [roa({ asn: undefined }), "roas[1].asn: nothing is not an ASN"],
    [roa({ prefix: "192.0.2.1/24" }), 'roas[1].prefix: "192.0.2.1/24" has host bits'],
    [roa({ prefix: "192.0.2.0" }), 'roas[1].prefix: "192.0.2.0" is not a prefix'],
    [roa({ prefix: 7 }), "roas[1].prefix: 7 is not a prefix"],
    [roa({ prefix: "x\u202e\n" }), 'roas[1].prefix: "x\\u202e\\n" is not a prefix'],
    [roa({ maxLength: 23 }), "roas[1].maxLength: 23 is not a maximum length of 192.0.2.0/24"],
    [roa({ maxLength: 33 }), "roas[1].maxLength: 33 is not a maximum length of 192.0.2.0/24"],
    [roa({ maxLength: "24" }), 'roas[1].maxLength: "24" is not a maximum length of 192.0.2.0/24'],
    [
      roa({ maxLength: undefined }),
      "roas[1].maxLength: nothing is not a maximum length of 192.0.2.0/24",
    ],
    [roa({ expires: -1 }), "roas[1].expires: -1 is not a time in seconds since 1970"],
    [roa({ expires: "soon" }), 'roas[1].expires: "soon" is not a time in seconds since 1970'],
    [ofAspa({ customer: 0 }), "aspas[0].customer: 0 is not an ASN"],
    [ofAspa({ customer: undefined }), "aspas[0].customer: nothing is not an ASN"],
    [ofAspa({ customer_asid: "x" }), 'aspas[0].customer_asid: "x" is not an ASN'],
    [ofAspa({ providers: 2 }), "aspas[0].providers: 2 is not a list of ASNs"],
    [
      ofAspa({ providers: [] }),
      "aspas[0].providers: is empty; a network without providers lists AS 0",
    ],
    [ofAspa({ providers: [2, {}] }), "aspas[0].providers[1]: an object is not an ASN"],
    [ofAspa({ providers: ["AS2(v4)"] }), 'aspas[0].providers[0]: "AS2(v4)" is not an ASN'],
    [ofAspa({ providers: [2, 1] }), "aspas[0].providers[1]: AS1 is its own provider"],
    [ofAspa({ afi: "l2vpn" }), 'aspas[0].afi: "l2vpn" is neither "ipv4" nor "ipv6"'],
    [{ metadata: 7, roas: [ROA] }, "metadata: is not an object"],
    [
      { metadata: { generated: "now" }, roas: [ROA] },
      'metadata.generated: "now" is not a time in seconds since 1970',
    ],
    [
      { metadata: { generated: 1e13 }, roas: [ROA] },
      "metadata.generated: 10000000000000 is not a time in seconds since 1970",
    ],
    [
      { metadata: { buildtime: "yesterday" }, roas: [ROA] },
      'metadata.buildtime: "yesterday" is not a time (RFC 3339)',
    ],
  ])("is refused: %j", (json, problem) => {
    expect(read(json)).toEqual({ kind: "refused", problem });
  });

  test.each([
    ["", "is empty"],
    [" \n", "is empty"],
    ["<html>", "is not JSON but HTML or XML"],
    [JSON.stringify(ROUTINATOR).slice(0, 200), "is not whole: the JSON is cut off"],
    ["ASN,IP Prefix,Max Length", "is not JSON"],
  ])("is refused: `%s`", (text, problem) => {
    expect(readValidatorJson(text, EVERYTHING, NOW)).toEqual({ kind: "refused", problem });
  });

  test("is refused: lists inside of lists, however many", () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const text = `{"roas": [{"asn": ${deep}}]}`;
    const problem = "roas[0].asn: a list is not an ASN";
    expect(readValidatorJson(text, EVERYTHING, NOW)).toEqual({ kind: "refused", problem });
  });

  test("gives a result for any JSON", () => {
    const value = fc.jsonValue();
    const json = fc.oneof(
      value,
      fc.record({ roas: fc.oneof(value, fc.array(value)), aspas: value, metadata: value }),
      fc.record({
        roas: fc.array(fc.record({ asn: value, prefix: value, maxLength: value, expires: value })),
        aspas: fc.array(fc.record({ customer: value, providers: value, afi: value })),
      }),
    );
    fc.assert(
      fc.property(json, (any) => {
        const result = read(any);
        expect(result.kind === "ok" || result.problem.length < 200).toBe(true);
      }),
    );
  });
});
