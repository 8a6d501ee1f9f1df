import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { Asn, Community } from "../net/index.ts";
import {
  communityList,
  type CommunityDefinition,
  type CommunityList,
  type TermDefinition,
} from "../policy/index.ts";
import type { PolicyContext } from "./policy-context.ts";

/**
 * The communities that a term names, those of our own ASN among them; reports those of ours that there cannot be.
 */
export function communitiesOf(
  definitions: readonly CommunityDefinition[],
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): CommunityList {
  const { ownAsn, shared } = context;
  // What is wrong is told for each session; which communities are left is the same for all of them.
  for (const definition of definitions) {
    if (!definition.own || !isInexpressible(definition, ownAsn)) continue;
    const params = { asn: ownAsn, term: term.name };
    report(diagnostic("community-not-standard", params, { span: definition.span }));
  }
  return shared.communityLists.once(definitions, null, () =>
    communityList(
      definitions.flatMap((definition): Community[] => {
        if (!definition.own) return [definition.community];
        if (isInexpressible(definition, ownAsn)) return [];
        const [first = 0, second] = definition.numbers;
        return second === undefined
          ? [{ kind: "standard", high: ownAsn, low: first }]
          : [{ kind: "large", global: ownAsn, local1: first, local2: second }];
      }),
    ),
  );
}

/** Whether a community is a standard one of an ASN of more than 16 bits, which there is none of. */
function isInexpressible(definition: CommunityDefinition, ownAsn: Asn): boolean {
  return definition.own && definition.numbers.length < 2 && ownAsn > 65535;
}
