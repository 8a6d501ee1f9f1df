import { AsnSet, CommunitySet, PathLanguage, type AsnSet as Asns } from "../net/index.ts";
import type {
  CommunityPattern,
  Condition,
  Edit,
  FilterEdit,
  FilterNode,
  FilterTest,
  Policy,
  Test,
} from "../policy/index.ts";
import type { PathLanguages } from "./path-languages.ts";

/**
 * A compiled policy as a decision graph. The `line` of a node is the index of its term; the default deny has the
 * number of terms. It says what `evaluate` does, in the form in which readers say what a router does.
 */
export function programOf(policy: Policy, languages: PathLanguages): FilterNode {
  let next: FilterNode = { kind: "verdict", verdict: "reject", line: policy.terms.length };
  for (let line = policy.terms.length - 1; line >= 0; line--) {
    const term = policy.terms[line];
    if (!term) break;
    const { verdict } = term;
    let applied: FilterNode =
      verdict.kind === "next" ? next : { kind: "verdict", verdict: verdict.kind, line };
    for (const edit of [...term.edits].reverse()) {
      applied = { kind: "edit", edit: editOf(edit), line, next: applied };
    }
    for (const { negated, test } of [...term.when].reverse()) {
      applied = {
        kind: "test",
        test: testOf(test, languages),
        line,
        then: negated ? next : applied,
        otherwise: negated ? applied : next,
      };
    }
    next = applied;
  }
  return next;
}

/** Whether a policy asks anywhere whether the AS_PATH has an AS_SET. */
export function asksForAsSets(policy: Policy): boolean {
  return policy.terms.some((term) =>
    term.when.some((condition: Condition) => condition.test.kind === "as-path-has-set"),
  );
}

function testOf(test: Test, languages: PathLanguages): FilterTest {
  switch (test.kind) {
    case "prefix":
      return { kind: "prefix", set: test.list.set };
    case "as-path-length":
      return path(
        languages.once(`length ${test.atLeast}`, () => PathLanguage.ofLength(test.atLeast)),
      );
    case "as-path-contains":
      return path(
        languages.ofList("containing", test.list.set, (set: Asns) => PathLanguage.containing(set)),
      );
    case "as-path-first":
      return path(
        languages.once(`first ${test.asn}`, () =>
          PathLanguage.startingWith(AsnSet.from([test.asn])),
        ),
      );
    case "as-path-origin":
      return path(
        languages.ofList("ending", test.list.set, (set: Asns) => PathLanguage.endingWith(set)),
      );
    case "as-path-has-set":
      return path(languages.withSet);
    case "as-path-empty":
      return path(languages.once("empty", () => PathLanguage.empty()));
    case "next-hop":
      return { kind: "next-hop", address: test.address, sees: "current" };
    case "community":
      return { kind: "community", set: CommunitySet.of(test.list.communities), sees: "current" };
    case "rpki":
      return { kind: "rpki", state: test.state };
  }
}

function path(paths: PathLanguage): FilterTest {
  return { kind: "as-path", paths, sees: "current" };
}

function editOf(edit: Edit): FilterEdit {
  switch (edit.kind) {
    case "add-communities":
      return { kind: "add-communities", communities: edit.list.communities };
    case "remove-communities":
      return { kind: "remove-communities", set: matched(edit.pattern) };
    case "set-local-preference":
    case "set-med":
    case "set-next-hop":
    case "prepend":
      return edit;
  }
}

function matched(pattern: CommunityPattern): CommunitySet {
  switch (pattern.kind) {
    case "standard":
      return CommunitySet.between(
        { kind: "standard", high: pattern.asn, low: 0 },
        { kind: "standard", high: pattern.asn, low: 0xffff },
      );
    case "large":
      return CommunitySet.between(
        { kind: "large", global: pattern.asn, local1: 0, local2: 0 },
        { kind: "large", global: pattern.asn, local1: 0xffffffff, local2: 0xffffffff },
      );
    case "extended":
      return CommunitySet.all("extended");
  }
}
