import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { NOWHERE, type Continuations } from "../../../src/platforms/fast/movable-graph.ts";
import { StatementCache, type Meaning } from "../../../src/platforms/fast/statement-cache.ts";
import type { FilterNode, FilterTest } from "../../../src/policy/index.ts";

/** A language of one statement a line, which has all that graphs consist of. */
type Statement = { readonly word: string; readonly line: number };

const WORDS = ["accept", "reject", "med", "if-reject", "if-med", "skip"] as const;

const parse = (text: string, line: number): readonly Statement[] =>
  text.split("\n").map((word, i) => ({ word, line: line + i }));

const VALID: FilterTest = { kind: "value", attribute: "rpki", value: "valid" };
const verdict = (kind: "accept" | "reject", line: number): FilterNode => ({
  kind: "verdict",
  verdict: kind,
  line,
});

/** What statements mean before a continuation: as on IOS-XR, routes that were changed may continue elsewhere. */
function interpret(statements: readonly Statement[], behind: Continuations): Meaning {
  let conditions = 0;
  const starts = statements.reduceRight<Continuations>((next, { word, line }) => {
    const both = (of: (next: FilterNode) => FilterNode): Continuations => {
      const open = of(next.open);
      return { open, touched: next.touched === next.open ? open : of(next.touched) };
    };
    const med: FilterNode = {
      kind: "edit",
      edit: { kind: "set-med", value: 1 },
      line,
      next: next.touched,
    };
    const tested = (then: FilterNode) => {
      conditions++;
      return both((otherwise) => ({ kind: "test", test: VALID, line, then, otherwise }));
    };
    switch (word) {
      case "accept":
      case "reject": {
        const end = verdict(word, line);
        return { open: end, touched: end };
      }
      case "med":
        return { open: med, touched: med };
      case "if-reject":
        return tested(verdict("reject", line));
      case "if-med":
        return tested(med);
      default:
        return next;
    }
  }, behind);
  return { starts, conditions };
}

/** The nodes of a graph in a list, each with the places of those it leads to. */
function nodesOf({ open, touched }: Continuations): readonly unknown[] {
  const nodes = [open];
  const placeOf = (node: FilterNode) => {
    if (!nodes.includes(node)) nodes.push(node);
    return nodes.indexOf(node);
  };
  const listed: unknown[] = [placeOf(touched)];
  for (const node of nodes) {
    if (node.kind === "verdict") listed.push(node);
    else if (node.kind === "edit") listed.push({ ...node, next: placeOf(node.next) });
    else listed.push({ ...node, then: placeOf(node.then), otherwise: placeOf(node.otherwise) });
  }
  return listed;
}

const part = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });
/** Files of several bodies, which have parts in common. */
const files = fc.array(part, { minLength: 1, maxLength: 4 }).chain((parts) =>
  fc.array(
    fc.record({
      parts: fc.array(fc.constantFrom(...parts), { maxLength: 5 }),
      distinguishes: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
);

test("bodies read with a cache are the graphs that they are without one, line by line", () => {
  fc.assert(
    fc.property(files, (bodies) => {
      const texts: string[] = [];
      const cache = new StatementCache((text) => {
        texts.push(text);
        return parse(text, NOWHERE);
      });
      let line = 1;
      for (const { parts: words, distinguishes } of bodies) {
        const first = line;
        const parts = words.map((all) => {
          const one = { text: all.join("\n"), line };
          line += all.length;
          return one;
        });
        const open = verdict("reject", line);
        const behind = { open, touched: distinguishes ? verdict("accept", line) : open };
        line++;
        const cached = cache.read(parts, behind, interpret);
        const whole = interpret(
          words.flat().map((word, i) => ({ word, line: first + i })),
          behind,
        );
        expect(nodesOf(cached.starts)).toEqual(nodesOf(whole.starts));
        expect(cached.conditions).toBe(whole.conditions);
      }
      expect(new Set(texts).size).toBe(texts.length);
    }),
    { numRuns: 1000 },
  );
});
