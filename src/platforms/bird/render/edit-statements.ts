import {
  formatAddress,
  kindOfPattern,
  numbersOfCommunity,
  type Address,
  type CommunityPattern,
} from "../../../net/index.ts";
import type { Edit } from "../../../policy/index.ts";
import { SYMBOLS } from "../symbols.ts";
import { communityAttribute } from "./test-expression.ts";

/**
 * Communities in BIRD's notation: `(65535, 666)`, `(52580, 1, 2)`, `(rt, 52580, 7)`; in sets also `(52580, 1, *)` and
 * `(52580, 100..199)`.
 */
export function communityLiteral(pattern: CommunityPattern): string {
  const kind = kindOfPattern(pattern);
  if (pattern.kind === "range" && kind === "standard" && (pattern.fixed[0] ?? 0) > 0xffff) {
    throw new Error("bird: standard communities of a 4-byte ASN");
  }
  return `(${[...(kind === "extended" ? ["rt"] : []), ...numbersIn(pattern)].join(", ")})`;
}

function numbersIn(pattern: CommunityPattern): readonly (number | string)[] {
  if (pattern.kind !== "range") return numbersOfCommunity(pattern);
  const { of, fixed, last } = pattern;
  if (last) return [...fixed, `${last.first}..${last.last}`];
  return [...fixed, ...Array.from({ length: (of === "large" ? 3 : 2) - fixed.length }, () => "*")];
}

/**
 * The statements that make an edit; `local` is our address on the session.
 *
 * `add` does not duplicate a community that is already present. A next hop that a filter sets on export is sent
 * unchanged (proto/bgp/attrs.c, bgp_use_next_hop), so "self" is set per term and not with the channel's
 * `next hop self`, which would apply to all routes. Likewise, a MED is sent because the filter sets it.
 */
export function editStatements(edit: Edit, local: Address): readonly string[] {
  switch (edit.kind) {
    case "add-communities": {
      const attribute = communityAttribute(edit.list.communities);
      return edit.list.communities.map((c) => `${attribute}.add(${communityLiteral(c)});`);
    }
    case "remove-communities":
      return [removal(edit.patterns)];
    case "set-local-preference":
      return [`bgp_local_pref = ${edit.value};`];
    case "set-med":
      return [`bgp_med = ${edit.value};`];
    case "set-next-hop":
      return [
        edit.to === "self" ? `bgp_next_hop = ${formatAddress(local)};` : "dest = RTD_BLACKHOLE;",
      ];
    case "prepend":
      return Array.from({ length: edit.times }, () => `bgp_path.prepend(${edit.asn});`);
  }
}

function removal(patterns: readonly CommunityPattern[]): string {
  if (patterns.some(isAllTargets)) return `${SYMBOLS.removeTargets}();`;
  const set = patterns.map(communityLiteral).join(", ");
  return `${communityAttribute(patterns)}.delete([${set}]);`;
}

/** Whether a pattern is every route target, which a set cannot express. */
export function isAllTargets(pattern: CommunityPattern): boolean {
  return pattern.kind === "range" && pattern.of === "extended" && pattern.fixed.length === 0;
}
