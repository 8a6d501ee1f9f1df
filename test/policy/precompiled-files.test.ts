import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { unpackNode } from "../../src/document/index.ts";
import { parseYaml } from "../../src/document/yaml.ts";
import { precompileFile } from "../../src/policy/reading/precompile-file.ts";
import type { FileKind } from "../../src/policy/reading/precompiled-files.ts";

const names = readdirSync("policies", { recursive: true })
  .map(String)
  // Agreements are read by few commands, and are not precompiled.
  .filter((name) => name.endsWith(".yaml") && !name.startsWith("agreements/"));

function kindOf(name: string): FileKind {
  return name === "rules.yaml" ? "rules" : name.startsWith("lists/") ? "list" : "policy";
}

test.each(names)("policies/%s is known as it is read", (name) => {
  const source = { path: name, text: readFileSync(`policies/${name}`, "utf8") };
  const known = precompileFile(kindOf(name), source.text);
  const packed = JSON.parse(JSON.stringify(known?.tree)) as NonNullable<typeof known>["tree"];
  const found = new Diagnostics();
  const read = parseYaml(source, found.report);
  expect(found.all).toEqual([]);
  const unpacked = unpackNode(packed, source);
  expect(unpacked).toEqual(read);
  expect(unpacked.span.source).toBe(source);
});

test("nothing that is wrong, or of another kind, is known", () => {
  const text = readFileSync("policies/rules.yaml", "utf8");
  expect(precompileFile("rules", text)).not.toBeNull();
  expect(precompileFile("policy", text)).toBeNull();
  expect(precompileFile("rules", `${text}\nunheard: of\n`)).toBeNull();
  expect(precompileFile("rules", "rules: [")).toBeNull();
});
