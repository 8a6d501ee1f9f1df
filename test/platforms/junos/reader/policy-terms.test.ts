import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { MaskedFile, type Diagnostic } from "../../../../src/diagnostics/index.ts";
import { PolicyTerms } from "../../../../src/platforms/junos/reader/policy-terms.ts";
import type { Path } from "../../../../src/platforms/junos/reader/statement.ts";
import { readStatements } from "../../../../src/platforms/junos/reader/statements.ts";
import { ReadingProblems } from "../../../../src/platforms/reading-problems.ts";

const word = fc.constantFrom("from", "then", "accept", "term", "x", '"a b"', "10.0.0.0/8");
const gap = fc.constantFrom(" ", "\n", "\n    ", " /* } \n */ ");
const simple = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), gap)
  .map(([words, space]) => `${words.join(" ")};${space}`);
const list = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((all) => `x [ ${all.join(" ")} ]; `);
const part = fc
  .tuple(fc.constantFrom("from", "then"), fc.array(fc.oneof(simple, list), { maxLength: 3 }), gap)
  .map(([name, inside, space]) => `${name} {${space}${inside.join("")}}${space}`);
const term = fc
  .tuple(fc.constantFrom("a", "b", "c", "d"), fc.array(part, { maxLength: 2 }), gap)
  .map(([name, inside, space]) => `${space}term ${name} {${space}${inside.join("")}}`);
const noise = fc.constantFrom(...["{", "}", ";", "[", "]", '"', '"\\""', "#", "/*", "<*>", "${X}"]);
const policy = fc
  .tuple(
    fc.array(fc.oneof({ weight: 4, arbitrary: term }, part, simple, fc.constant("inactive: "))),
    fc.option(fc.tuple(noise, fc.nat()), { freq: 3 }),
  )
  .map(([parts, extra]) => {
    const text = parts.join("");
    if (!extra) return text;
    const at = extra[1] % (text.length + 1);
    return `${text.slice(0, at)}${extra[0]}${text.slice(at)}`;
  });

/** The terms of the policies P and Q of a text, which are read word by word before or not, and what was reported. */
function termsOf(text: string, before: boolean) {
  const reported: string[] = [];
  const report = (found: Diagnostic) => reported.push(`${found.span?.start ?? 0} ${found.message}`);
  const problems = new ReadingProblems(
    "Junos",
    new MaskedFile({ path: "r.conf", raw: text }, () => []),
    report,
  );
  const root = readStatements(text, problems);
  const early = reported.length;
  const policies = ["P", "Q"].flatMap((name) => root.find("policy-statement", name) ?? []);
  const isSkipped = policies.some(({ block }) => block !== null);
  if (before) root.paths();
  const reportedLater = reported.length - early;
  const reader = new PolicyTerms(problems);
  const located = (paths: readonly Path[], base: number) =>
    paths.map(({ words, line }) => ({ words, line: base + line }));
  const terms = policies.map((policy) =>
    reader
      .of(policy)
      .map(({ parts: { from, then }, base }) => [
        from?.all.map(({ word, line, paths }) => [word, base + line, located(paths, base)]),
        then && located(then.all, base),
      ]),
  );
  return { terms, reported: reported.sort(), isSkipped, reportedLater };
}

test("the terms of a policy are the same whether it was read word by word before or not", () => {
  let skipped = 0;
  fc.assert(
    fc.property(policy, policy, (one, other) => {
      const text = `policy-statement P {${one}}\npolicy-statement Q {${other}}\n`;
      const [found, expected] = [termsOf(text, false), termsOf(text, true)];
      expect(found.terms).toEqual(expected.terms);
      expect(found.reported).toEqual(expected.reported);
      // A mistake must not wait until somebody asks.
      expect(expected.reportedLater).toBe(0);
      if (found.isSkipped) skipped++;
    }),
    { numRuns: 1000 },
  );
  expect(skipped).toBeGreaterThan(200);
});

test("a mistake in an unused policy is reported", () => {
  expect(termsOf("policy-statement X { term a { then accept } }", false).reported).toHaveLength(1);
});

test("a policy with a wildcard is not skipped: it is for those who look for groups", () => {
  const passed = (name: string) =>
    termsOf(`policy-statement P { term ${name} { then accept; } }`, false).isSkipped;
  expect([passed("a"), passed("<*>")]).toEqual([true, false]);
});
