import type { Edit } from "../../../policy/index.ts";
import { addedName, deletedName } from "./community-names.ts";

/**
 * The actions of a `then` that make a term's edits. Junos changes communities in the order of its statements; of
 * other actions a term has one of each kind, so the last edit counts, and prepends are joined, the latest in front.
 * `community set` is never used: it would remove the peer's communities.
 */
export function editActions(edits: readonly Edit[]): readonly string[] {
  const communities: string[] = [];
  let prepend: string[] = [];
  let localPreference: string | null = null;
  let metric: string | null = null;
  let nextHop: string | null = null;
  for (const edit of edits) {
    switch (edit.kind) {
      case "add-communities":
        communities.push(`community add ${addedName(edit.list)}`);
        break;
      case "remove-communities":
        for (const pattern of edit.patterns) {
          communities.push(`community delete ${deletedName(pattern)}`);
        }
        break;
      case "prepend":
        prepend = [...Array.from({ length: edit.times }, () => String(edit.asn)), ...prepend];
        break;
      case "set-local-preference":
        localPreference = `local-preference ${edit.value}`;
        break;
      case "set-med":
        metric = `metric ${edit.value}`;
        break;
      case "set-next-hop":
        nextHop = `next-hop ${edit.to}`;
        break;
    }
  }
  const path = prepend.length > 0 ? `as-path-prepend "${prepend.join(" ")}"` : null;
  return [...communities, path, localPreference, metric, nextHop].filter((a) => a !== null);
}
