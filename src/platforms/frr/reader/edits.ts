import { CommunitySet } from "../../../net/index.ts";
import type { FilterEdit } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { readCommunities } from "./community-lists.ts";
import type { ListKind } from "./community-names.ts";
import type { FrrObjects } from "./objects.ts";
import type { EntryLine } from "./route-maps.ts";

/** The edits of one `set`, in order, without next hops; null for an unknown one. */
export function editsOf(
  { words }: EntryLine,
  objects: FrrObjects,
  problems: ReadingProblems,
): readonly FilterEdit[] | null {
  const [first = "", ...rest] = words;
  switch (first) {
    case "local-preference":
    case "metric": {
      const [text = ""] = rest;
      if (rest.length !== 1 || !/^\d{1,10}$/.test(text) || Number(text) > 0xffffffff) return null;
      const kind = first === "metric" ? "set-med" : "set-local-preference";
      return [{ kind, value: Number(text) }];
    }
    case "as-path":
      return readPrepend(rest);
    case "comm-list":
    case "large-comm-list": {
      const kind = first === "comm-list" ? "community" : "large-community";
      const [name = "", verb] = rest;
      const list = objects.communityLists[kind].get(name);
      if (verb !== "delete" || rest.length !== 2 || !list?.deleted) return null;
      objects.used.add(list);
      for (const { line, why } of list.problems) problems.notUnderstood(line, why);
      return [{ kind: "remove-communities", set: list.deleted }];
    }
    case "community":
    case "large-community":
    case "extcommunity":
      return readAdd(first, rest);
    default:
      return null;
  }
}

/** Without `additive`, the route's communities are replaced; `set extcommunity rt` always adds. */
function readAdd(kind: ListKind, words: readonly string[]): readonly FilterEdit[] | null {
  const all = {
    community: "standard",
    "large-community": "large",
    extcommunity: "extended",
  } as const;
  const remove: FilterEdit = { kind: "remove-communities", set: CommunitySet.all(all[kind]) };
  if (words.length === 1 && words[0] === "none") return [remove];
  const additive = words.at(-1) === "additive";
  // FRR 8.4 refuses `additive` after route targets.
  if (kind === "extcommunity" && (words[0] !== "rt" || additive)) return null;
  const texts = kind === "extcommunity" ? words.slice(1).flatMap((word) => ["rt", word]) : words;
  const communities = readCommunities(kind, additive ? words.slice(0, -1) : texts);
  if (communities === null || communities.length === 0) return null;
  const add: FilterEdit = { kind: "add-communities", communities };
  return additive || kind === "extcommunity" ? [add] : [remove, add];
}

function readPrepend(words: readonly string[]): readonly FilterEdit[] | null {
  const [verb, ...asns] = words;
  if (verb !== "prepend" || asns.length === 0) return null;
  // FRR does not accept 0 here.
  const isAsn = (text: string) => /^0*[1-9]\d*$/.test(text) && Number(text) <= 0xffffffff;
  if (!asns.every(isAsn)) return null;
  return asns.reverse().map((text) => ({ kind: "prepend", asn: Number(text), times: 1 }));
}
