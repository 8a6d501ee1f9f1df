import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { Community, CommunityPattern } from "../../net/index.ts";
import {
  communityList,
  patternList,
  type CommunityDefinition,
  type CommunityList,
  type CommunityPart,
  type PatternDefinition,
  type PatternList,
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
  const all = definitions.map((definition) => numbersOf(definition, term, context, report));
  return context.shared.communityLists.once(definitions, keyOf(all), () =>
    communityList(
      definitions.flatMap((definition, i): readonly Community[] => {
        if (definition.parts === null) return [definition.community];
        const numbers = all[i] ?? null;
        return numbers ? [communityOf(definition.of, numbers)] : [];
      }),
    ),
  );
}

/** What a term tests for or removes, for a session; reports impossible communities. */
export function patternsOf(
  definitions: readonly PatternDefinition[],
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): PatternList {
  const all = definitions.map((definition) => numbersOf(definition, term, context, report));
  return context.shared.patternLists.once(definitions, keyOf(all), () =>
    patternList(
      definitions.flatMap((definition, i): readonly CommunityPattern[] => {
        if (definition.parts === null) return [definition.community];
        const numbers = all[i] ?? null;
        if (!numbers) return [];
        const { of } = definition;
        if (!("last" in definition)) return [communityOf(of, numbers)];
        return [{ kind: "range", of, fixed: numbers, last: definition.last }];
      }),
    ),
  );
}

/** Errors are reported for each session. The list for the same numbers is the same object. */
function keyOf(all: readonly (readonly number[] | null)[]): string {
  return all.map((numbers) => (numbers ?? []).join(":")).join(" ");
}

function communityOf(kind: Community["kind"], numbers: readonly number[]): Community {
  const [first = 0, second = 0, third = 0] = numbers;
  switch (kind) {
    case "standard":
      return { kind, high: first, low: second };
    case "large":
      return { kind, global: first, local1: second, local2: third };
    case "extended":
      return { kind, administrator: first, value: second };
  }
}

/** The numbers of a definition that depends on the session; null if one is not available, which is reported. */
function numbersOf(
  definition: PatternDefinition,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): readonly number[] | null {
  if (definition.parts === null) return null;
  const { parts, of, span } = definition;
  const numbers: number[] = [];
  let isWhole = true;
  for (const [i, part] of parts.entries()) {
    const most = highest(of, i, numbers[0]);
    const number = numberOf(part, most, term, context, span, report);
    if (number !== null && number > most) {
      const params = { asn: numbers[0] ?? 0, value: number, term: term.name };
      report(diagnostic("route-target-too-long", params, { span }));
      isWhole = false;
    } else if (number === null) isWhole = false;
    else numbers.push(number);
  }
  return isWhole ? numbers : null;
}

/** The highest number in a place of a community. */
function highest(of: Community["kind"], place: number, administrator: number | undefined): number {
  if (of === "standard") return 65_535;
  // A route target of an ASN with more than 16 bits has 16 bits left (RFC 5668).
  const isNarrow = of === "extended" && place === 1 && (administrator ?? 0) > 65_535;
  return isNarrow ? 65_535 : 4_294_967_295;
}

function numberOf(
  part: CommunityPart,
  most: number,
  term: TermDefinition,
  context: PolicyContext,
  span: Span,
  report: Report,
): number | null {
  // Literals fit, but in a route target whose ASN was not known yet.
  if (typeof part === "number") return part;
  if (typeof part === "object") {
    return numberOfSetting(part, { least: 0, most }, term, context, report);
  }
  const { peer, session, ownAsn } = context;
  const asn = part === "own" ? ownAsn : peer.asn;
  if (asn <= most) return asn;
  const of = part === "own" ? null : sessionName(peer, session);
  report(diagnostic("community-not-standard", { asn, term: term.name, of }, { span }));
  return null;
}
