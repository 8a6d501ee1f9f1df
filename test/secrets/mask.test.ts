import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  catalog,
  diagnostic,
  MaskedFile,
  type Code,
  type Diagnostic,
  type Params,
} from "../../src/diagnostics/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import { PLATFORMS, type PlatformName } from "../../src/model/index.ts";
import { allFormats } from "./all-formats.ts";
import { secretIn, type Secret } from "./random-secret.ts";
import { SECRET_LINES, SECRETS_BY_LOOK } from "./secret-lines.ts";

const rows = PLATFORMS.flatMap((platform) =>
  SECRET_LINES[platform].map(
    (line) => [platform, line.replace(/(?:x ){9,}/, "x … "), line] as const,
  ),
);

function masked(platform: PlatformName, raw: string): MaskedFile {
  return new MaskedFile({ path: "r.conf", raw }, platforms[platform].secretsIn);
}

/** Everything that a reader can report about a file: each line, quoted and pointed at, and each word. */
function everythingOf(file: MaskedFile, raw: string): readonly Diagnostic[] {
  const lines = raw.split("\n").map((_, i) => i + 1);
  const quoted = lines.map((line) =>
    diagnostic(
      "not-understood",
      { text: file.line(line), why: "x", platform: "x" },
      { span: file.lineSpan(line) },
    ),
  );
  const words = [...new Set(raw.split(/[\s";]+/))].map((word) =>
    diagnostic(
      "name-not-defined",
      { what: "x", name: file.text(word), effect: "x" },
      { related: [{ message: file.text(word), span: file.lineSpan(1) }], hint: file.text(word) },
    ),
  );
  return [...quoted, ...words];
}

describe.each(rows)("%s: %j", (platform, _name, line) => {
  test("no message about the file reveals the secret, or its length", () => {
    const withSecret = (secret: Secret) => line.replaceAll("§", () => secret.text);
    const around = "first line\n\n";
    const arbitrary = secretIn(platform, line);
    fc.assert(
      fc.property(arbitrary, arbitrary, fc.boolean(), (secret, other, isAlone) => {
        const raw = isAlone ? withSecret(secret) : `${around}${withSecret(secret)}\nlast line\n`;
        const file = masked(platform, raw);
        const printed = allFormats(everythingOf(file, raw)) + file.output(raw);
        for (const word of secret.words) expect(printed).not.toContain(word);
        // What is left does not depend on the secret.
        const another = masked(
          platform,
          raw.replaceAll(secret.text, () => other.text),
        );
        const shown = (one: MaskedFile) => one.lineSpan(isAlone ? 1 : 3).source.text;
        if (!secret.isOdd && !other.isOdd) expect(shown(another)).toBe(shown(file));
      }),
      { numRuns: Number(process.env["RUNS"] ?? 8) },
    );
  });
});

describe.each(PLATFORMS)("%s", (platform) => {
  test.each(SECRETS_BY_LOOK)("hides %j after an unknown word", (secret) => {
    const raw = `unknown thing ${secret} ;\nlast`;
    const file = masked(platform, raw);
    const printed = allFormats(everythingOf(file, raw)) + file.output(raw);
    for (const line of secret.split("\n")) expect(printed).not.toContain(line);
    expect(file.line(1)).toContain("unknown thing <secret>");
  });

  test("keeps the variables that stand for secrets", () => {
    const raw = {
      frr: " neighbor 192.0.2.1 password ${BGP_KEY}\n",
      iosxr: "  password clear ${BGP_KEY}\n",
      bird: '  password "${BGP_KEY}"; foo;\n',
      junos: '  authentication-key "${BGP_KEY}"; foo;\n',
    }[platform];
    expect(masked(platform, raw).lineSpan(1).source.text).toBe(raw);
  });

  test("takes a file of one line with thousands of secrets, and one that closes nothing, in no time", () => {
    const secret = platform === "bird" || platform === "junos" ? 'password "abc"; ' : "key x y z ";
    for (const raw of [
      secret.repeat(50_000),
      'password "\\'.repeat(50_000),
      "/* key ".repeat(50_000),
    ]) {
      expect(masked(platform, raw).lineSpan(1).source.text).not.toContain("abc");
    }
  });
});

describe("a masked line", () => {
  const raw = 'a;\r\n\t password "hunter22hunter22"; unknown;\r\nb';
  const file = masked("bird", raw);

  test("has its secret replaced in place, and nothing else", () => {
    expect(file.lineSpan(2).source.text).toBe("a;\r\n\t password <secret>; unknown;\r\nb");
  });

  test("is underlined as it is shown, and ends nowhere for programs", () => {
    const found = diagnostic(
      "not-understood",
      { text: file.line(2), why: "an option", platform: "BIRD" },
      { span: file.lineSpan(2) },
    );
    const printed = allFormats([found]);
    expect(printed).toContain(
      "       password <secret>; unknown;\n       ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
    );
    expect(printed).toContain('"column": 3');
    expect(printed).toContain('"endColumn": null');
    expect(printed).toContain("line=2,col=3,title=");
  });

  test("without a secret shows where it ends", () => {
    const printed = allFormats([diagnostic("yaml-empty", {}, { span: file.lineSpan(3) })]);
    expect(printed).toContain('"endColumn": 2');
    expect(printed).toContain("col=1,endColumn=2");
  });
});

describe("types", () => {
  const raw = { path: "x", raw: "password hunter22" };

  test("let no text of a router's file into a diagnostic but through the mask", () => {
    // @ts-expect-error a file with its secrets is nothing to point into
    const source: Diagnostic["span"] = { source: raw, start: 0, end: 1 };
    // @ts-expect-error a text is not shown unless a masked file gave it
    const params: Params<"not-understood"> = { text: raw.raw, why: "", platform: "" };
    // @ts-expect-error a text is not shown unless a masked file gave it
    const conflict: Params<"base-file-conflict">["line"] = raw.raw;
    // @ts-expect-error a text is not shown unless a masked file gave it
    const output: Params<"native-check-failed">["output"] = raw.raw;
    expect([source, params, conflict, output]).toHaveLength(4);
  });

  test.each(Object.keys(catalog) as Code[])("%s shows no secret of a masked file", (code) => {
    const file = masked("frr", "x\n neighbor 192.0.2.1 password hunter22 and more\n");
    // Whatever the parameters of a code are, text of a router's file comes only from a masked file.
    const anything: unknown = new Proxy([], {
      get: (_target, key) =>
        key === Symbol.toPrimitive || key === "toString"
          ? () => file.line(2)
          : key === Symbol.iterator
            ? () => [file.text("hunter22")][Symbol.iterator]()
            : typeof key === "symbol"
              ? undefined
              : file.text("hunter22"),
    });
    const { message } = catalog[code] as { readonly message: (params: unknown) => string };
    let said = "";
    try {
      said = message(anything);
    } catch {
      // One that wants lists or numbers: its texts are of the same types.
    }
    const span = file.lineSpan(2);
    const printed = allFormats([
      { code, severity: "error", message: said, span, related: [{ message: said, span }] },
    ]);
    expect(printed).toContain("<secret>");
    expect(printed).not.toMatch(/hunter22|and more/);
  });
});
