import type { RouteGroup } from "../route-group.ts";
import { listWhy } from "./list-why.ts";
import type { ObjectPairs } from "./object-pairs.ts";
import { termWhy } from "./term-why.ts";
import type { NetworkSources, Why } from "./why.ts";

/** The changes outside of the policies that caused a change, each once; nothing if a policy itself did. */
export function whyOf(
  { change: { cause }, prefixes, parts }: RouteGroup,
  before: NetworkSources,
  after: NetworkSources,
  objects: ObjectPairs,
): readonly Why[] {
  const all =
    cause.kind === "term"
      ? parts.flatMap(({ pairs }) => pairs.flatMap((pair) => termWhy(pair, before, after)))
      : listWhy(cause, prefixes, { before, after }, objects);
  return [...new Map(all.map((why) => [why.text, why])).values()];
}
