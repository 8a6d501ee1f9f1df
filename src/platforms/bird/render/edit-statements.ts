import { formatAddress, type Address, type Community } from "../../../net/index.ts";
import type { CommunityPattern, Edit } from "../../../policy/index.ts";
import { SYMBOLS } from "../symbols.ts";
import { communityAttribute } from "./test-expression.ts";

/** A community in BIRD's notation: `(65535, 666)`, `(52580, 1, 2)`, `(rt, 52580, 7)`. */
export function communityLiteral(community: Community): string {
  switch (community.kind) {
    case "standard":
      return `(${community.high}, ${community.low})`;
    case "large":
      return `(${community.global}, ${community.local1}, ${community.local2})`;
    case "extended":
      return `(rt, ${community.administrator}, ${community.value})`;
  }
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
      const attribute = communityAttribute(edit.list);
      return edit.list.communities.map((c) => `${attribute}.add(${communityLiteral(c)});`);
    }
    case "remove-communities":
      return [removal(edit.pattern)];
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

function removal(pattern: CommunityPattern): string {
  switch (pattern.kind) {
    case "standard":
      if (pattern.asn > 0xffff) throw new Error("bird: standard communities of a 4-byte ASN");
      return `bgp_community.delete([(${pattern.asn}, *)]);`;
    case "large":
      return `bgp_large_community.delete([(${pattern.asn}, ${pattern.local1 ?? "*"}, *)]);`;
    case "extended":
      return `${SYMBOLS.removeTargets}();`;
  }
}
