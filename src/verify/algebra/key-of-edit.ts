import { formatAddress, formatCommunity } from "../../net/index.ts";
import type { FilterEdit } from "../../policy/index.ts";

/** A text for an edit: two edits with the same text have the same effect on every route. */
export function keyOfEdit(edit: FilterEdit): string {
  switch (edit.kind) {
    case "add-communities":
      return `add ${edit.communities.map(formatCommunity).join(" ")}`;
    case "remove-communities":
      return `remove ${edit.set.key}`;
    case "set-local-preference":
    case "set-med":
      return `${edit.kind} ${edit.value}`;
    case "set-next-hop":
      return `${edit.kind} ${typeof edit.to === "string" ? edit.to : formatAddress(edit.to)}`;
    case "prepend":
      return `prepend ${edit.asn} ${edit.times}`;
  }
}
