import type { Address } from "../../net/index.ts";
import {
  applyFilterEdit,
  testHolds,
  type FilterEdit,
  type FilterNode,
  type FilterTest,
  type Route,
} from "../../policy/index.ts";

/** A test that a route met in a filter, and its result. */
export interface TracedTest {
  readonly test: FilterTest;
  readonly holds: boolean;
  readonly line: number;
}

/** The way of a route through a filter. */
export interface Trace {
  readonly tests: readonly TracedTest[];
  /** The edits that were made, in order. */
  readonly edits: readonly { readonly edit: FilterEdit; readonly line: number }[];
  readonly verdict: "accept" | "reject";
  /** The line of the verdict. */
  readonly line: number;
  /** The route at the end. */
  readonly route: Route;
}

/** Follows a route through a filter, as `runFilter` does. */
export function traceRoute(start: FilterNode, original: Route, local: Address): Trace {
  const tests: TracedTest[] = [];
  const edits: Trace["edits"][number][] = [];
  let route = original;
  for (let node = start; ;) {
    switch (node.kind) {
      case "verdict":
        return { tests, edits, verdict: node.verdict, line: node.line, route };
      case "test": {
        const holds = testHolds(node.test, route, original, local);
        tests.push({ test: node.test, holds, line: node.line });
        node = holds ? node.then : node.otherwise;
        break;
      }
      case "edit":
        route = applyFilterEdit(route, node.edit);
        edits.push({ edit: node.edit, line: node.line });
        node = node.next;
        break;
    }
  }
}
