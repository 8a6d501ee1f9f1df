import { conditionsOf, type PatternList, type Term } from "../../policy/index.ts";
import { kindOfPattern } from "../../net/index.ts";
import type { RemovedObjects, SessionPlan } from "../../model/index.ts";

/** The policies of sessions, and every list that these use, by their names. */
export function namedObjects(
  sessions: readonly Pick<SessionPlan, "import" | "export">[],
): RemovedObjects {
  const policies = sessions.flatMap((session) => [session.import, session.export]);
  const names = new Names();
  for (const term of new Set(policies.flatMap(({ terms }) => terms))) addLists(term, names);
  return {
    policies: [...new Set(policies.map(({ name }) => name))].sort(),
    prefixes: [...names.prefixes].sort(),
    asns: sorted(names.asns),
    communities: sorted(names.communities),
  };
}

/** The first objects without those of the second. */
export function withoutObjects(some: RemovedObjects, others: RemovedObjects): RemovedObjects {
  const without = <T>(those: readonly T[], them: readonly T[]): readonly T[] => {
    const taken = new Set(them.map((one) => JSON.stringify(one)));
    return those.filter((one) => !taken.has(JSON.stringify(one)));
  };
  return {
    policies: without(some.policies, others.policies),
    prefixes: without(some.prefixes, others.prefixes),
    asns: without(some.asns, others.asns),
    communities: without(some.communities, others.communities),
  };
}

type CommunityNamed = Pick<PatternList, "name" | "communities">;
type Of<Kind extends "asns" | "communities"> = RemovedObjects[Kind][number];

/** Names of lists by kind, each once. */
class Names {
  readonly prefixes = new Set<string>();
  readonly asns = new Map<string, Of<"asns">>();
  readonly communities = new Map<string, Of<"communities">>();
}

function addLists(term: Term, names: Names): void {
  const addAsns = (one: Of<"asns">) => names.asns.set(`${one.name} ${one.place}`, one);
  const addCommunities = ({ name, communities: [first] }: CommunityNamed) => {
    if (first) names.communities.set(name, { name, of: kindOfPattern(first) });
  };
  for (const { test } of conditionsOf(term)) {
    switch (test.kind) {
      case "prefix":
        names.prefixes.add(test.list.name);
        break;
      case "as-path-contains":
        addAsns({ name: test.list.name, place: "anywhere" });
        break;
      case "as-path-origin":
        addAsns({ name: test.list.name, place: "origin" });
        break;
      case "community":
        addCommunities(test.list);
        break;
      default:
        break;
    }
  }
  for (const edit of term.edits) if (edit.kind === "add-communities") addCommunities(edit.list);
}

function sorted<T extends { readonly name: string }>(named: ReadonlyMap<string, T>): readonly T[] {
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
