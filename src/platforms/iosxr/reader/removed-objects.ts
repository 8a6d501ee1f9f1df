import type { RemovedObjects } from "../../../model/index.ts";
import type { NamedObject, ObjectKind } from "./objects.ts";

/**
 * What the removals of sets and policies mean. The name of an as-path-set of ours says in which position of the
 * AS_PATH it looks: `_ANY` anywhere, `_LAST` at the end.
 */
export function readRemoved(removed: readonly NamedObject[]): RemovedObjects {
  const of = (kind: ObjectKind): readonly string[] =>
    removed.filter((one) => one.kind === kind).map(({ name }) => name);
  return {
    policies: of("route-policy"),
    prefixes: of("prefix-set"),
    asns: of("as-path-set").flatMap((name) => {
      const parts = /^(.+)_(ANY|LAST)$/.exec(name);
      if (!parts) return [];
      const [, list = "", suffix] = parts;
      return [
        { name: list, place: suffix === "ANY" ? ("anywhere" as const) : ("origin" as const) },
      ];
    }),
    communities: [
      ...of("community-set").map((name) => ({ name, of: "standard" as const })),
      ...of("large-community-set").map((name) => ({ name, of: "large" as const })),
      ...of("extcommunity-set rt").map((name) => ({ name, of: "extended" as const })),
    ],
  };
}
