import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { AsnSet, PrefixSet, type Community } from "../../net/index.ts";
import {
  communityList,
  settingListName,
  type AsnList,
  type CommunityList,
  type PrefixList,
  type TermDefinition,
} from "../../policy/index.ts";
import { givenSetting } from "./given-setting.ts";
import { namedAsnList, namedPrefixList } from "../lists/library-lists.ts";
import { neededSetting } from "./needed-setting.ts";
import type { PolicyContext } from "../policy-context.ts";

/**
 * The prefixes of a setting that the policy declares, in the session's family; null if there are none, which is
 * reported.
 */
export function prefixesOfSetting(
  setting: string,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): PrefixList | null {
  const found = neededSetting(setting, term, context, report);
  if (!found) return null;
  const { value, owner, about } = found;
  const { family } = context.session;
  if (value.kind === "named") return namedPrefixList(value.list, context);
  if (value.kind !== "prefixes") throw new Error(`a setting of another type: ${setting}`);
  return context.shared.prefixLists.once(value, `${owner} ${family}`, () => ({
    name: settingListName(owner, setting, family),
    set: PrefixSet.of(
      family,
      value.ranges.filter(({ prefix }) => prefix.family === family),
    ),
    about: `${setting} ${about}`,
  }));
}

/** The ASNs of a setting that the policy declares; null if there are none, which is reported. */
export function asnsOfSetting(
  setting: string,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): AsnList | null {
  const found = neededSetting(setting, term, context, report);
  if (!found) return null;
  const { value, owner, about } = found;
  if (value.kind === "named") return namedAsnList(value.list, context);
  if (value.kind !== "asns") throw new Error(`a setting of another type: ${setting}`);
  return context.shared.asnLists.once(value, owner, () => ({
    name: settingListName(owner, setting, null),
    set: AsnSet.of(value.ranges),
    about: `${setting} ${about}`,
  }));
}

/** The communities of a setting, including `communities`, for a test: they must be of one kind. Null: reported. */
export function testedCommunities(
  setting: string,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): CommunityList | null {
  const communities = communitiesOfSetting(setting, term, context, report);
  if (!communities) return null;
  const kinds = [...new Set(communities.map(({ kind }) => kind))];
  if (kinds.length > 1) {
    const span = givenSetting(setting, context)?.span ?? term.span;
    report(diagnostic("mixed-communities", { kinds: kinds.join(" and ") }, { span }));
    return null;
  }
  return context.shared.communityLists.once(communities, null, () => communityList(communities));
}

/** One object, so that results computed from it are shared. */
const NO_COMMUNITIES: readonly Community[] = [];

/** The communities of a setting, of any kind; null if the policy declares it but nobody sets it, which is reported. */
export function communitiesOfSetting(
  setting: string,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): readonly Community[] | null {
  if (setting === "communities") return context.settings.communities ?? NO_COMMUNITIES;
  const found = neededSetting(setting, term, context, report);
  if (!found) return null;
  if (found.value.kind !== "communities") throw new Error(`a setting of another type: ${setting}`);
  return found.value.communities;
}
