import {
  formatAddress,
  kindOfPattern,
  type Address,
  type CommunityPattern,
  type Family,
} from "../../../net/index.ts";
import { communityListName, type Edit, type Policy } from "../../../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { communityText } from "./community-text.ts";
import { name } from "../quote.ts";

/**
 * The edits of one entry of a route map; null: none of the kind. Numbers are texts, so that a 0 is truthy. FRR makes
 * the edits of one entry in its own order, so no two of them may depend on each other.
 */
export interface SetView {
  readonly prepend: string | null;
  readonly deleteStandard: string | null;
  readonly addStandard: string | null;
  readonly deleteLarge: string | null;
  readonly addLarge: string | null;
  readonly deleteExtended: boolean;
  readonly addTargets: string | null;
  readonly localPreference: string | null;
  readonly metric: string | null;
  /** `ip next-hop peer-address`, each on a separate line. */
  readonly nextHop: readonly string[];
}

/** An entry that sets nothing. */
export const NOTHING: SetView = {
  prepend: null,
  deleteStandard: null,
  addStandard: null,
  deleteLarge: null,
  addLarge: null,
  deleteExtended: false,
  addTargets: null,
  localPreference: null,
  metric: null,
  nextHop: [],
};

/** The session whose policy the edits belong to: it determines the meaning of "self" and "discard". */
export interface EditContext {
  readonly session: SessionPlan;
  readonly policy: Policy;
  readonly discard: RouterPlan["discard"];
}

/** An entry makes at most one edit of each of these groups: an edit of a group sees the result of the previous one. */
const DEPENDENT: readonly (readonly (keyof SetView)[])[] = [
  ["prepend"],
  ["deleteStandard", "addStandard"],
  ["deleteLarge", "addLarge"],
  ["deleteExtended", "addTargets"],
  ["localPreference"],
  ["metric"],
  ["nextHop"],
];

/**
 * A term's edits, split into as many entries as their order requires: an edit begins a new one if it depends on an
 * edit in the current entry. At least one, which may be empty.
 */
export function setViews(edits: readonly Edit[], context: EditContext): readonly SetView[] {
  const views: SetView[] = [];
  let current = NOTHING;
  for (const edit of edits) {
    const change = changeOf(edit, context);
    if (DEPENDENT.some((group) => touches(current, group) && touches(change, group))) {
      views.push(current);
      current = NOTHING;
    }
    current = { ...current, ...change };
  }
  return [...views, current];
}

function touches(view: Partial<SetView>, group: readonly (keyof SetView)[]): boolean {
  return group.some((key) => key in view && view[key] !== NOTHING[key]);
}

function changeOf(edit: Edit, context: EditContext): Partial<SetView> {
  switch (edit.kind) {
    case "add-communities":
      return additions(edit.list.communities);
    case "remove-communities":
      return removal(edit.patterns);
    case "set-local-preference":
      return { localPreference: String(edit.value) };
    case "set-med":
      return { metric: String(edit.value) };
    case "set-next-hop":
      return { nextHop: nextHop(edit.to, context) };
    case "prepend": {
      if (edit.times === 0) return {};
      return { prepend: Array.from({ length: edit.times }, () => String(edit.asn)).join(" ") };
    }
  }
}

/** `set extcommunity` always adds; the other two do with the keyword `additive`, which the template prints. */
function additions(communities: EditCommunities): Partial<SetView> {
  const texts = communities.map(communityText);
  switch (communities[0]?.kind) {
    case "standard":
      return { addStandard: texts.join(" ") };
    case "large":
      return { addLarge: texts.join(" ") };
    case "extended":
      return { addTargets: texts.map((text) => text.replace(/^rt /, "")).join(" ") };
    case undefined:
      throw new Error("frr: an empty list of communities");
  }
}

type EditCommunities = Extract<Edit, { kind: "add-communities" }>["list"]["communities"];

function removal(patterns: readonly CommunityPattern[]): Partial<SetView> {
  const [first, second] = patterns;
  if (!first) throw new Error("frr: an empty list of communities");
  const list =
    first.kind === "range" && !second && !first.last
      ? deletionList(first.fixed)
      : name(communityListName(patterns));
  switch (kindOfPattern(first)) {
    case "standard":
      return { deleteStandard: list };
    case "large":
      return { deleteLarge: list };
    case "extended":
      // FRR 8.4 cannot delete some extended communities and keep others: kinds other than route targets, which the
      // policy language does not have, are removed as well. Removing some route targets is refused.
      return { deleteExtended: true };
  }
}

/**
 * The expanded list of all communities that begin with these numbers, used to delete them; the same for standard and
 * large lists.
 */
export function deletionList(fixed: readonly number[]): string {
  return name(`PEERC_ALL_OF_AS${fixed.join("_")}`);
}

/**
 * On export `peer-address` is our own address on the session, in the command of that address' family; without it, FRR
 * keeps next hops in the exchange's LAN unchanged. On import, the next hop is set to the discard address, for which a
 * static route drops traffic. A neighbor may send a link-local next hop in addition to the global one, and FRR would
 * forward to that: hence prefer-global.
 */
function nextHop(to: "self" | "discard", context: EditContext): readonly string[] {
  const { policy, session, discard } = context;
  const { family } = session;
  if (to === "self") {
    if (policy.direction === "import") throw new Error("frr: the next hop self on import");
    return [`${keyword(session.remote.family)} next-hop peer-address`];
  }
  const address: Address | null = discard[family];
  if (!address || policy.direction === "export") throw new Error("frr: no way to discard");
  return family === "ipv4"
    ? [`ip next-hop ${formatAddress(address)}`]
    : [`ipv6 next-hop global ${formatAddress(address)}`, "ipv6 next-hop prefer-global"];
}

/** The beginning of a family's commands. */
export function keyword(family: Family): "ip" | "ipv6" {
  return family === "ipv4" ? "ip" : "ipv6";
}
