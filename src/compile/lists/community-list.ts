import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Community } from "../../net/index.ts";
import {
  communityList,
  type CommunityDefinition,
  type CommunityList,
  type TermDefinition,
} from "../../policy/index.ts";
import type { PolicyContext } from "../policy-context.ts";
import { sessionName } from "../session-name.ts";
import { numberOfSetting } from "../settings/setting-of.ts";

/** The communities that a term names, for a session; reports impossible ones. */
export function communitiesOf(
  definitions: readonly CommunityDefinition[],
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): CommunityList {
  // Errors are reported for each session. The list for the same numbers is the same object.
  const all = definitions.map((definition) => numbersOf(definition, term, context, report));
  const from = all.map((numbers) => numbers.join(":")).join(" ");
  return context.shared.communityLists.once(definitions, from, () =>
    communityList(
      definitions.flatMap((definition, i): readonly Community[] => {
        if (definition.parts === null) return [definition.community];
        const [first, second, third] = all[i] ?? [];
        if (first === undefined || second === undefined) return [];
        return third === undefined
          ? [{ kind: "standard", high: first, low: second }]
          : [{ kind: "large", global: first, local1: second, local2: third }];
      }),
    ),
  );
}

/** The numbers of a community that depends on the session; null if one is not available, which is reported. */
function numbersOf(
  definition: CommunityDefinition,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): readonly number[] {
  const { parts } = definition;
  if (parts === null) return [];
  const most = parts.length === 2 ? 65_535 : 4_294_967_295;
  const numbers = parts.map((part) => {
    if (typeof part === "object" || typeof part === "number") {
      return numberOfSetting(part, { least: 0, most }, term, context, report);
    }
    const { peer, session, ownAsn } = context;
    const asn = part === "own" ? ownAsn : peer.asn;
    if (asn <= most) return asn;
    const of = part === "own" ? null : sessionName(peer, session);
    const params = { asn, term: term.name, of };
    report(diagnostic("community-not-standard", params, { span: definition.span }));
    return null;
  });
  const known = numbers.filter((number) => number !== null);
  return known.length === numbers.length ? known : [];
}
