import { WELL_KNOWN, type Asn } from "../net/index.ts";
import { communityList, EDITS, type Edit, type Policy, type Term } from "../policy/index.ts";
import type { SharedTerms } from "./shared-terms.ts";

/** How a session is drained. */
export interface Drain {
  /** Our ASN. */
  readonly asn: Asn;
  /** How many times more it is prepended on export. */
  readonly prepend: number;
}

/**
 * The policy of a session that is drained (RFC 8326, 4): what it accepts and rejects stays the same, and only the result of
 * accepted routes changes.
 *
 * - On import, the local preference is 0: other routes to the same prefix are preferred.
 * - On export, GRACEFUL_SHUTDOWN is added and our ASN prepended, so that the neighbor prefers others too.
 *
 * Only the deciding terms change, so their edits are the last ones, whatever earlier terms have edited, and no later term can
 * test what they change. Blackhole routes (RFC 7999) are no exception: they stay accepted, and a more specific prefix is
 * used whatever its local preference, so what was discarded still is.
 */
export function drainPolicy(policy: Policy, drain: Drain, shared: SharedTerms): Policy {
  const key = `${policy.direction} ${drain.asn} ${drain.prepend}`;
  const terms = policy.terms.map((term) =>
    term.verdict.kind === "accept"
      ? shared.drained.once(term, key, () => drainTerm(term, policy.direction, drain))
      : term,
  );
  return { ...policy, terms };
}

function drainTerm(term: Term, direction: Policy["direction"], drain: Drain): Term {
  const edits =
    direction === "import" ? withoutPreference(term.edits) : announced(term.edits, drain);
  return { ...term, edits: [...edits].sort((a, b) => placeOf(a) - placeOf(b)) };
}

/** The place of an edit within its term. */
function placeOf({ kind }: Edit): number {
  return Object.keys(EDITS).indexOf(kind);
}

function withoutPreference(edits: readonly Edit[]): readonly Edit[] {
  return [
    ...edits.filter(({ kind }) => kind !== "set-local-preference"),
    { kind: "set-local-preference", value: 0 },
  ];
}

/** A term has one list of standard communities and one prepend: those that are there already are extended. */
function announced(edits: readonly Edit[], { asn, prepend }: Drain): readonly Edit[] {
  const communities = [
    WELL_KNOWN["graceful-shutdown"],
    ...edits.flatMap((edit) => (isStandard(edit) ? edit.list.communities : [])),
  ];
  const last = edits.findLast(({ kind }) => kind === "prepend");
  const isOurs = last?.kind === "prepend" && last.asn === asn;
  const times = prepend + (isOurs ? last.times : 0);
  return [
    ...edits.filter((edit) => !isStandard(edit) && !(isOurs && edit === last)),
    { kind: "add-communities", list: communityList(communities) },
    ...(times > 0 ? [{ kind: "prepend", asn, times } as const] : []),
  ];
}

function isStandard(edit: Edit): edit is Extract<Edit, { kind: "add-communities" }> {
  return (
    edit.kind === "add-communities" &&
    edit.list.communities.every(({ kind }) => kind === "standard")
  );
}
