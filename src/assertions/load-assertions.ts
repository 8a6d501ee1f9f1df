import { diagnostic, Diagnostics, type Report, type Source } from "../diagnostics/index.ts";
import {
  checkUniqueNames,
  child,
  items,
  makeValidator,
  readValidated,
  textOf,
  type Node,
} from "../document/index.ts";
import type { Direction } from "../policy/index.ts";
import {
  CHANGE_RULES,
  type AnyAssertion,
  type AssertionFile,
  type Routes,
  type Scope,
} from "./assertion.ts";
import { check } from "./assertions.check.ts";
import type { Names } from "./names.ts";
import { oneOrMany } from "./one-or-many.ts";
import { readExpectation } from "./read-expectation.ts";
import { readConditions, readSketch } from "./read-routes.ts";
import { readSelector } from "./read-selector.ts";

const validate = makeValidator(check);

/** Reads files of assertions; reports every mistake in them, and returns null if there is any. */
export function loadAssertions(
  sources: readonly Source[],
  names: Names,
  report: Report,
): readonly AssertionFile[] | null {
  const found = new Diagnostics();
  const tell: Report = (d) => {
    found.report(d);
    report(d);
  };
  const files = sources.map((source): AssertionFile => {
    const { root, errors } = readValidated(source, validate, tell);
    const nodes = items(root && child(root, "assertions")).filter(({ span }) => !errors.isIn(span));
    const assertions = nodes.flatMap((node) => readAssertion(node, names, tell) ?? []);
    checkUniqueNames(assertions, tell);
    return { path: source.path, assertions };
  });
  return found.failed ? null : files;
}

function readAssertion(node: Node, names: Names, report: Report): AnyAssertion | null {
  const name = child(node, "name");
  const expect = child(node, "expect");
  const scope = readScope(node, names, report);
  const routes = readRoutes(node, names, report);
  if (!scope || !routes || !name || !expect) return null;
  const common = { name: textOf(name) ?? "", routes, span: name.span };
  const rule = CHANGE_RULES.find((one) => one === textOf(expect));
  if (rule === undefined) {
    const expectation = readExpectation(expect, scope.kind, routes.kind, names, report);
    return { ...common, scope, expectation };
  }
  if (scope.kind === "on") return { ...common, scope, expectation: { kind: "change", rule } };
  const why = "a change applies to single sessions, with `on`";
  report(diagnostic("assertion-attribute", { key: rule, why }, { span: expect.span }));
  return null;
}

function readScope(node: Node, names: Names, report: Report): Scope | null {
  const on = child(node, "on");
  const from = child(node, "from");
  const to = child(node, "to");
  if (on && !from && !to) {
    const directions = oneOrMany(child(on, "direction")).flatMap((d) => textOf(d) ?? []);
    return {
      kind: "on",
      sessions: readSelector(on, names, report),
      directions: [...new Set(directions as Direction[])],
    };
  }
  if (!on && from && to) {
    return {
      kind: "passage",
      from: readSelector(from, names, report),
      to: readSelector(to, names, report),
    };
  }
  report(diagnostic("assertion-scope", {}, { span: node.span }));
  return null;
}

function readRoutes(node: Node, names: Names, report: Report): Routes | null {
  const route = child(node, "route");
  const every = child(node, "every");
  if (route && !every) {
    const sketch = readSketch(route, names, report);
    return sketch && { kind: "one", sketch };
  }
  if (every && !route) {
    return { kind: "every", conditions: readConditions(every, names, report), span: every.span };
  }
  if (!every && !route && !child(node, "on")) {
    return { kind: "every", conditions: [], span: node.span };
  }
  report(diagnostic("assertion-routes", {}, { span: node.span }));
  return null;
}
