import { AsnSet, PathLanguage, PrefixSet } from "../net/index.ts";
import type { FilterTest } from "../policy/index.ts";
import type { Facts, PathLanguages } from "../verify/index.ts";
import type { AsnPart, PrefixPart, RouteCondition, RouteTest } from "./assertion.ts";
import type { SessionLists } from "./session-lists.ts";
import type { TestedSession } from "./tested-network.ts";

/** The facts that some conditions state about a route on a session. */
export function factsOf(
  conditions: readonly RouteCondition[],
  session: TestedSession,
  lists: SessionLists,
  languages: PathLanguages,
): Facts {
  return conditions.reduce<Facts>((before, { test, negated }) => {
    const resolved = testOf(test, session, lists, languages);
    return { fact: { test: resolved, holds: !negated }, before };
  }, null);
}

function testOf(
  test: RouteTest,
  session: TestedSession,
  lists: SessionLists,
  languages: PathLanguages,
): FilterTest {
  const path = (paths: PathLanguage): FilterTest => ({ kind: "as-path", paths, sees: "original" });
  switch (test.kind) {
    case "prefix":
      return { kind: "prefix", set: prefixesOf(test.parts, session, lists) };
    case "as-path-length":
      return path(
        languages.once(`length ${test.atLeast}`, () => PathLanguage.ofLength(test.atLeast)),
      );
    case "as-path-contains":
    case "as-path-first":
    case "as-path-origin": {
      const set = asnsOf(test.parts, session, lists);
      const name = `${test.kind} ${set.ranges.map((r) => `${r.first}-${r.last}`).join()}`;
      return path(languages.once(name, () => LANGUAGES[test.kind](set)));
    }
    case "as-path-has-set":
      return path(languages.withSet);
    case "as-path-empty":
      return path(languages.once("empty", () => PathLanguage.empty()));
    case "next-hop": {
      const address = test.address === "peer" ? session.plan.remote : test.address;
      return { kind: "next-hop", address, sees: "original" };
    }
    case "community":
      return { kind: "community", set: test.set, sees: "original" };
    case "value":
      return test;
  }
}

const LANGUAGES = {
  "as-path-contains": (set: AsnSet) => PathLanguage.containing(set),
  "as-path-first": (set: AsnSet) => PathLanguage.startingWith(set),
  "as-path-origin": (set: AsnSet) => PathLanguage.endingWith(set),
} as const;

function prefixesOf(
  parts: readonly PrefixPart[],
  session: TestedSession,
  lists: SessionLists,
): PrefixSet {
  const { family } = session.plan;
  const sets = parts.map((part) =>
    part.kind === "list" ? lists.prefixes(part.name, session) : part.sets[family],
  );
  const [only] = sets;
  if (only && sets.length === 1) return only;
  return PrefixSet.of(
    family,
    sets.flatMap((set) => set.ranges),
  );
}

function asnsOf(parts: readonly AsnPart[], session: TestedSession, lists: SessionLists): AsnSet {
  return AsnSet.of(
    parts.flatMap((part) => {
      switch (part.kind) {
        case "asns":
          return part.set.ranges;
        case "peer":
          return AsnSet.from([session.plan.asn]).ranges;
        case "list":
          return lists.asns(part.name, session).ranges;
      }
    }),
  );
}
