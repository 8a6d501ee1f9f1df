import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { assertionsSchema } from "../../src/assertions/assertions-schema.ts";
import { agreementSchema } from "../../src/audit/index.ts";
import { networkSchema, peersSchema } from "../../src/declaration/index.ts";
import { Diagnostics } from "../../src/diagnostics/index.ts";
import { compileSchema, schemaCode } from "../../src/document/compile-schema.ts";
import { toPlain } from "../../src/document/index.ts";
import { parseYaml } from "../../src/document/yaml.ts";
import type { SchemaCheck } from "../../src/document/schema-check.ts";
import { listSchema, policySchema, rulesSchema } from "../../src/policy/reading/policy-schema.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Each schema with a valid file of its kind. */
const KINDS = {
  network: [networkSchema, "test/declaration/kitchen-sink.yaml"],
  peers: [peersSchema, "examples/azion/peers/content.yaml"],
  policy: [policySchema, "policies/azion-peering.yaml"],
  rules: [rulesSchema, "policies/rules.yaml"],
  list: [listSchema, "policies/lists/bogon-prefixes.yaml"],
  assertions: [assertionsSchema, "examples/azion/tests/no-leaks.yaml"],
  agreement: [agreementSchema, "policies/agreements/azion.yaml"],
} as const;

/** The code that the build puts in the place of a schema, run. */
function run(code: string): SchemaCheck {
  const module: { exports: { check?: SchemaCheck } } = { exports: {} };
  const load = compileFunction(code, ["module", "exports", "require"]);
  Reflect.apply(load, null, [module, module.exports, createRequire(import.meta.url)]);
  if (!module.exports.check) throw new Error("the code has no check");
  return module.exports.check;
}

function valuesOf(path: string): Json {
  const found = new Diagnostics();
  const node = parseYaml({ path, text: readFileSync(path, "utf8") }, found.report);
  expect(found.all).toEqual([]);
  return node && (toPlain(node) as Json);
}

/** All that messages are made of. */
function messages({ errors }: SchemaCheck): string {
  const all = (errors ?? []).map(
    ({ keyword, instancePath, schemaPath, params, propertyName, parentSchema }) =>
      [keyword, instancePath, schemaPath, params, propertyName, parentSchema] as const,
  );
  return JSON.stringify(all, null, 1);
}

/** A value with one part replaced, removed or added; `steps` choose the way to it. */
function damage(value: Json, steps: readonly number[], made: Json | undefined): Json | undefined {
  const [step = 0, ...rest] = steps;
  if (typeof value !== "object" || value === null || rest.length === 0) return made;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    const at = step % (items.length + 1);
    const changed = damage(items[at] ?? null, rest, made);
    return [
      ...items.slice(0, at),
      ...(changed === undefined ? [] : [changed]),
      ...items.slice(at + 1),
    ];
  }
  const keys = Object.keys(value);
  const key = keys[step % (keys.length + 1)] ?? "unheard_of";
  const { [key]: inside = null, ...others } = value as Record<string, Json>;
  const changed = damage(inside, rest, made);
  return changed === undefined ? others : { ...others, [key]: changed };
}

const junk: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>,
  fc.constantFrom("AS1", "192.0.2.1", "2001:db8::/32", "30s", "80%", -1, 0, 4294967296, "", []),
);

describe("the code of a schema reports the same about a value as the schema compiled at run time", () => {
  test.each(Object.entries(KINDS))("%s", (_name, [schema, path]) => {
    const atOnce = compileSchema(schema);
    const asCode = run(schemaCode(schema));
    const whole = valuesOf(path);
    expect(asCode(whole)).toBe(true);
    let wrong = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 7 }), junk, (steps, made) => {
        const value = damage(whole, steps, made);
        expect(asCode(value)).toBe(atOnce(value));
        expect(messages(asCode)).toBe(messages(atOnce));
        wrong += asCode.errors?.length ?? 0;
      }),
      { numRuns: 150 },
    );
    expect(wrong).toBeGreaterThan(50);
  });
});
