import type { CommunityPattern, Edit } from "../../../policy/index.ts";
import { communitySetKind } from "./set-names.ts";
import { quoteName } from "../quote.ts";

/**
 * The statements of one edit. RPL executes them in order; `additive` keeps the route's communities, without it a
 * `set` would replace all communities of the kind.
 */
export function editLines(edit: Edit): readonly string[] {
  switch (edit.kind) {
    case "add-communities":
      return [`set ${communitySetKind(edit.list)} ${quoteName("object", edit.list.name)} additive`];
    case "remove-communities":
      return [removalLine(edit.pattern)];
    case "set-local-preference":
      return [`set local-preference ${edit.value}`];
    case "set-med":
      return [`set med ${edit.value}`];
    case "set-next-hop":
      return [`set next-hop ${edit.to}`];
    case "prepend":
      return [`prepend as-path ${edit.asn} ${edit.times}`];
  }
}

function removalLine(pattern: CommunityPattern): string {
  switch (pattern.kind) {
    case "standard":
      return `delete community in (${pattern.asn}:*)`;
    case "large":
      return `delete large-community in (${pattern.asn}:${pattern.local1 ?? "*"}:*)`;
    case "extended":
      return "delete extcommunity rt all";
  }
}
