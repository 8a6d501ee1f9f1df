import type { CommunityPattern } from "../../../net/index.ts";
import type { Edit } from "../../../policy/index.ts";
import { communityText } from "./community-text.ts";
import { communitySetKind } from "./set-names.ts";
import { quoteName } from "../quote.ts";

/**
 * The statements of one edit. RPL executes them in order; `additive` keeps the route's communities, without it a
 * `set` would replace all communities of the kind.
 */
export function editLines(edit: Edit): readonly string[] {
  switch (edit.kind) {
    case "add-communities":
      return [
        `set ${communitySetKind(edit.list.communities)} ${quoteName("object", edit.list.name)} additive`,
      ];
    case "remove-communities":
      return [removalLine(edit.patterns)];
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

function removalLine(patterns: readonly CommunityPattern[]): string {
  const kind = communitySetKind(patterns);
  const all = patterns.some((pattern) => pattern.kind === "range" && pattern.fixed.length === 0);
  return all
    ? `delete ${kind} all`
    : `delete ${kind} in (${patterns.map(communityText).join(", ")})`;
}
