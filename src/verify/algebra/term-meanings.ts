import {
  AsnSet,
  CommunitySet,
  PathLanguage,
  type AsnSet as Asns,
  type Community,
  type CommunityPattern,
} from "../../net/index.ts";
import type { Condition, Edit, FilterEdit, FilterTest, Term, Test } from "../../policy/index.ts";
import type { PathLanguages } from "./path-languages.ts";

/** What a term tests and edits, each from last to first, the order in which graphs are built. */
export interface TermMeaning {
  readonly tests: readonly TestMeaning[];
  /** Alternatives, of which all tests of one must hold; empty if there are none. */
  readonly alternatives: readonly (readonly TestMeaning[])[];
  readonly edits: readonly FilterEdit[];
}

/** A condition: one of these tests holds, or if it is negated, none. */
export interface TestMeaning {
  readonly negated: boolean;
  readonly anyOf: readonly FilterTest[];
}

/**
 * The tests and edits of terms in the form of filters, computed once for each: sessions have most of their terms in
 * common. What it saves is in docs/performance.md.
 */
export class TermMeanings {
  readonly #languages: PathLanguages;
  readonly #known = new Map<Term, TermMeaning>();

  constructor(languages: PathLanguages) {
    this.#languages = languages;
  }

  /** The meaning of a term. */
  of(term: Term): TermMeaning {
    let meaning = this.#known.get(term);
    if (!meaning) {
      meaning = {
        tests: this.#tests(term.when),
        alternatives: term.anyOf.map((conditions) => this.#tests(conditions)).reverse(),
        edits: term.edits.map(editOf).reverse(),
      };
      this.#known.set(term, meaning);
    }
    return meaning;
  }

  #tests(conditions: readonly Condition[]): readonly TestMeaning[] {
    return conditions
      .map(({ negated, test }) => ({ negated, anyOf: [testOf(test, this.#languages)].flat() }))
      .reverse();
  }
}

/** The communities that count. */
const COUNTED = CommunitySet.all("standard").unite(CommunitySet.all("large"));

/** The test in the words of filters, or several of which one has to hold. */
function testOf(test: Test, languages: PathLanguages): FilterTest | readonly FilterTest[] {
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
      return test.addresses.map((address) => ({ kind: "next-hop", address, sees: "current" }));
    case "community":
      return { kind: "community", set: matched(test.list.communities), sees: "current" };
    case "community-count":
      return { kind: "community-count", of: COUNTED, atLeast: test.atLeast, sees: "current" };
    case "med":
      return { kind: "med", atLeast: test.atLeast, sees: "current" };
    case "rpki":
      return { kind: "value", attribute: "rpki", value: test.state };
    case "origin":
      return { kind: "value", attribute: "origin", value: test.origin };
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
      return { kind: "remove-communities", set: matched(edit.patterns) };
    case "set-local-preference":
    case "set-med":
    case "set-next-hop":
    case "prepend":
      return edit;
  }
}

/** The communities that any of the patterns matches. */
function matched(patterns: readonly CommunityPattern[]): CommunitySet {
  return patterns.reduce(
    (set, pattern) =>
      set.unite(
        pattern.kind === "range"
          ? CommunitySet.between(endOf(pattern, "first"), endOf(pattern, "last"))
          : CommunitySet.of([pattern]),
      ),
    CommunitySet.none,
  );
}

/** The lowest or the highest community that a pattern matches. */
function endOf(
  { of, fixed, last }: Extract<CommunityPattern, { kind: "range" }>,
  end: "first" | "last",
): Community {
  const most = of === "standard" ? 0xffff : 0xffffffff;
  const rest = last ? last[end] : null;
  const numberAt = (place: number, highest = most): number =>
    fixed[place] ?? rest ?? (end === "first" ? 0 : highest);
  const first = numberAt(0);
  switch (of) {
    case "standard":
      return { kind: of, high: first, low: numberAt(1) };
    case "large":
      return { kind: of, global: first, local1: numberAt(1), local2: numberAt(2) };
    case "extended":
      // The value of one ASN with more than 16 bits has 16 (RFC 5668).
      return {
        kind: of,
        administrator: first,
        value: numberAt(1, fixed.length > 0 && first > 0xffff ? 0xffff : most),
      };
  }
}
