import { CommunitySet, type Address } from "../../../net/index.ts";
import type { FilterEdit } from "../../../policy/index.ts";
import { communitiesOf, COMMUNITY_KINDS } from "./communities.ts";
import type { XrObjects } from "./objects.ts";
import type { Problems } from "./problems.ts";
import { settingOf } from "./setting.ts";

/**
 * The edits that a statement makes, in order, for a session with a local address, or with an unknown one; null for an
 * unknown statement.
 */
export function editsOf(
  words: readonly string[],
  line: number,
  local: Address | null,
  objects: XrObjects,
  problems: Problems,
): readonly FilterEdit[] | null {
  const [verb = "", what = "", ...rest] = words;
  const [value = ""] = rest;
  if (verb === "prepend" && what === "as-path" && /^\d{1,10}$/.test(value)) {
    const times = rest[1] === undefined ? 1 : Number(rest[1]);
    return Number.isInteger(times) && rest.length <= 2
      ? [{ kind: "prepend", asn: Number(value), times }]
      : null;
  }
  const kind = COMMUNITY_KINDS[what];
  if (verb === "set" && kind) {
    const additive = rest.at(-1) === "additive";
    const extended = what === "extcommunity";
    const operand = rest.slice(extended ? 1 : 0, additive ? -1 : undefined);
    const set =
      extended && value !== "rt" ? null : communitiesOf(kind, operand, line, objects, problems);
    const communities = set?.list(1000) ?? null;
    if (communities === null || communities.length === 0) return null;
    const add: FilterEdit = { kind: "add-communities", communities };
    return additive ? [add] : [{ kind: "remove-communities", set: CommunitySet.all(kind) }, add];
  }
  if (verb === "set" && rest.length === 1) return settingOf(what, value, local);
  if (verb === "delete" && kind) {
    if (what === "extcommunity" && value !== "rt") return null;
    const operand = what === "extcommunity" ? rest.slice(1) : rest;
    if (operand.length === 1 && operand[0] === "all" && kind !== "standard") {
      // `delete community all` may keep well-known communities, so it is not understood.
      return [{ kind: "remove-communities", set: CommunitySet.all(kind) }];
    }
    if (operand[0] !== "in") return null;
    const set = communitiesOf(kind, operand.slice(1), line, objects, problems);
    return set && [{ kind: "remove-communities", set }];
  }
  return null;
}
