import type { Report } from "../diagnostics/index.ts";
import type { Edit, EditDefinition, Settings, TermDefinition } from "../policy/index.ts";
import { communitiesOf, communityList } from "./community-list.ts";
import type { PolicyContext } from "./policy-context.ts";
import { settingOf } from "./setting-of.ts";

/** One object, as what is made of the same is. */
const NO_COMMUNITIES: NonNullable<Settings["communities"]> = [];

/** The edits that one edit of the policy comes to: none where there is nothing to do. Of the same, the same objects. */
export function resolveEdit(
  edit: EditDefinition,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): readonly Edit[] {
  const { ownAsn, settings, shared } = context;
  const once = (from: unknown, make: () => readonly Edit[]) => shared.edits.once(edit, from, make);
  switch (edit.kind) {
    case "add-session-communities": {
      const { communities = NO_COMMUNITIES } = settings;
      // Platforms keep each kind in lists of its own.
      return once(communities, () =>
        (["standard", "extended", "large"] as const)
          .map((kind) => communities.filter((community) => community.kind === kind))
          .filter((same) => same.length > 0)
          .map((same) => ({ kind: "add-communities", list: communityList(same) })),
      );
    }
    case "remove-communities": {
      const { kind, what } = edit;
      if (what === "extended") return once(null, () => [{ kind, pattern: { kind: what } }]);
      // With an ASN of more than 16 bits there are no standard communities of our own to remove.
      if (what === "standard" && ownAsn > 65535) return [];
      return once(null, () => [{ kind, pattern: { kind: what, asn: ownAsn } }]);
    }
    case "add-communities": {
      const list = communitiesOf(edit.communities, term, context, report);
      return once(list, () => [{ kind: edit.kind, list }]);
    }
    case "set-local-preference":
    case "set-med": {
      const value = settingOf(edit.value, term, context, report);
      return value === null ? [] : once(value, () => [{ kind: edit.kind, value }]);
    }
    case "set-next-hop":
      return once(null, () => [edit]);
    case "prepend": {
      const times = settingOf(edit.times, term, context, report);
      if (times === null) return [];
      return once(times, () => [{ kind: "prepend", asn: ownAsn, times }]);
    }
  }
}
