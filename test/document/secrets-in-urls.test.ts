import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatText } from "../../src/diagnostics/index.ts";
import {
  child,
  items,
  parseWithoutSecrets,
  secretsInUrls,
  textOf,
} from "../../src/document/index.ts";

const secrets = (text: string) =>
  secretsInUrls(text).map(({ start, end }) => text.slice(start, end));

describe("secrets in URLs", () => {
  test.each<readonly [string, readonly string[]]>([
    ["https://user:pw@host.example/x", ["user:pw"]],
    ["http://tok3n@host.example", ["tok3n"]],
    ["https://h.example/x?apikey=abc&limit=3", ["abc"]],
    ["https://h.example/x?a=1&access_token=abc#part", ["abc"]],
    ["https://u:p@h.example/?PASSWORD=q&sig=s", ["u:p", "q", "s"]],
    ["https://h.example/x?api-key=abc", ["abc"]],
    ["https://h.example/x?format=json&monkeys=3", []],
    ["https://h.example/x?token=", []],
    ["https://h.example/@user/x", []],
    ["sources/key=abc.json", []],
    ["ops@example.net, see http://h.example/", []],
  ])("%s", (text, expected) => {
    expect(secrets(text)).toEqual(expected);
  });

  test("are found wherever they stand in a text, and nothing else is", () => {
    const word = fc.stringMatching(/^[a-z0-9]{4,12}$/);
    fc.assert(
      fc.property(word, word, word, (user, password, key) => {
        const text = `from: "https://${user}:${password}@h.example/x?format=json&key=${key}" # last`;
        expect(secrets(text)).toEqual([`${user}:${password}`, key]);
      }),
    );
  });
});

describe("what is parsed", () => {
  const value = (text: string, key: string): string => {
    const { root } = parseWithoutSecrets({ path: "a.yaml", text });
    const node = root && child(root, key);
    if (!node) throw new Error("fixture: not parsed");
    const all = node.kind === "list" ? items(node) : [node];
    return all.map(textOf).join(" ");
  };

  test("has no secret of a URL, and the rest as it is", () => {
    const text = 'from: ["https://u:hidden@h.example/a", "https://h.example/?key=hidden&b=1"]\n';
    expect(value(text, "from")).toBe(
      "https://<secret>@h.example/a https://h.example/?key=<secret>&b=1",
    );
  });

  test("has none that is written with escapes", () => {
    const text = 'ixf: "https://u:hidden\\u0040h.example/a"\n';
    expect(value(text, "ixf")).toBe("<secret>");
  });

  test("has texts that are no URLs of sources as they are", () => {
    const text = 'description: "see https://h.example/?key=shown"\n';
    expect(value(text, "description")).toBe("see https://h.example/?key=shown");
  });

  test("shows none in the error of broken YAML", () => {
    const text = 'from: "https://u:hidden@h.example/a\nb: [https://h.example/?sig=hidden\n';
    const { diagnostics } = parseWithoutSecrets({ path: "a.yaml", text });
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(formatText(diagnostics)).not.toContain("hidden");
  });
});
