import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { compileSchema } from "../../src/document/compile-schema.ts";
import { makeValidator, toPlain } from "../../src/document/index.ts";
import { parseYaml } from "../../src/document/yaml.ts";

/** The codes of a text's diagnostics, with the text pointed at; and the value if there are none. */
function read(text: string): { codes: string[]; value: unknown } {
  const diagnostics = new Diagnostics();
  const node = parseYaml({ path: "x.yaml", text }, diagnostics.report);
  const codes = diagnostics.all.map(
    (d) => `${d.code} ${JSON.stringify(text.slice(d.span?.start, d.span?.end))}`,
  );
  return { codes, value: node ? JSON.parse(JSON.stringify(toPlain(node))) : null };
}

describe("parseYaml", () => {
  test("keeps text, whole numbers, booleans and null as written", () => {
    expect(read("a: 12\nb: no\nc: true\nd: 65535:0\ne: ~\nf: '012'\ng: [x, -3]\n")).toEqual({
      codes: [],
      value: { a: 12, b: "no", c: true, d: "65535:0", e: null, f: "012", g: ["x", -3] },
    });
  });

  test.each(["1.0", "012", "1e3", "0x1F", "0o17", "1_000", "+5", ".5", ".inf"])(
    "refuses the plain scalar %s, which readers turn into another number",
    (scalar) => {
      expect(read(`asn: ${scalar}\n`).codes).toEqual([`ambiguous-number "${scalar}"`]);
      expect(read(`asn: "${scalar}"\n`)).toEqual({ codes: [], value: { asn: scalar } });
    },
  );

  test("points at the second of two equal keys", () => {
    expect(read("a: 1\nb:\n  c: 1\n  c: 2\n").codes).toEqual(['duplicate-key "c"']);
  });

  test("takes __proto__ as a key like any other", () => {
    const { value, codes } = read("__proto__:\n  polluted: true\n");
    expect(codes).toEqual([]);
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test.each([
    ["an undefined alias", "a: *x\n", ['yaml-syntax "*x"']],
    ["a tag", "a: !!int '012'\n", ['yaml-unsupported "!!int"']],
    ["a merge key", "a: &x {b: 1}\nc:\n  <<: *x\n", ['yaml-unsupported "<<"']],
    ["a directive", "%YAML 1.1\n---\na: 1\n", ['yaml-unsupported "%YAML"']],
    ["a key that is a list", "? [a]\n: 1\n", ['yaml-unsupported "[a]"']],
    ["nothing", "", ['yaml-empty ""']],
    ["a comment only", "# hello\n", ['yaml-empty ""']],
  ])("refuses %s", (_, text, codes) => {
    expect(read(text).codes).toEqual(codes);
  });

  test("refuses a second document", () => {
    expect(read("a: 1\n---\nb: 2\n").codes).toHaveLength(1);
  });

  test("stops at an alias bomb before it explodes", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 12; i++) {
      const of = Array(10)
        .fill(`*a${i - 1}`)
        .join(", ");
      lines.push(`a${i}: &a${i} [${of}]`);
    }
    expect(read(`${lines.join("\n")}\n`).codes.map((c) => c.split(" ")[0])).toEqual([
      "yaml-too-complex",
    ]);
  });

  test("stops at an alias that contains itself", () => {
    expect(read("a: &a [*a]\n").codes.map((c) => c.split(" ")[0])).toEqual(["yaml-too-complex"]);
  });

  test("stops at nesting that is too deep", () => {
    expect(read("[".repeat(200) + "]".repeat(200)).codes.map((c) => c.split(" ")[0])).toEqual([
      "yaml-too-complex",
    ]);
  });
});

describe("makeValidator", () => {
  const check = compileSchema({
    type: "object",
    additionalProperties: false,
    required: ["name"],
    properties: {
      name: { type: "string", pattern: "^[a-z]+$", expected: "a lower-case name" },
      as_sets: { type: "array", items: { type: "string" }, minItems: 1 },
      colour: { enum: ["red", "green"] },
      weight: { type: "integer", minimum: 1 },
    },
  });
  const validate = makeValidator(check);

  function complaints(text: string): string[] {
    const diagnostics = new Diagnostics();
    const node = parseYaml({ path: "x.yaml", text }, diagnostics.report);
    if (node) validate(node, diagnostics.report);
    return diagnostics.all.map((d) => `${d.message} | ${text.slice(d.span?.start, d.span?.end)}`);
  }

  test("reports every mistake at its place, all at once", () => {
    expect(complaints("name: X9\nas_setz: [a]\nas_sets: []\ncolour: gren\nweight: 0\n")).toEqual([
      "unknown key `as_setz` | as_setz",
      "`X9` is not a lower-case name | X9",
      "this list must be at least 1 item long | []",
      "`gren` is not one of red, green | gren",
      "`0` must be at least 1 | 0",
    ]);
    expect(complaints("weight: heavy\n")).toEqual([
      "the key `name` is missing | weight: heavy\n",
      "expected a whole number, found `heavy` | heavy",
    ]);
  });

  test("reports nothing about what is correct", () => {
    expect(complaints("name: ok\nas_sets: [a]\ncolour: red\nweight: 3\n")).toEqual([]);
  });
});
