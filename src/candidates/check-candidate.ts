import { CHECKS, decide, type Agreement, type AuditInput } from "../audit/index.ts";
import type { Peer } from "../declaration/index.ts";
import type { Span } from "../diagnostics/index.ts";
import type { Asn } from "../net/index.ts";
import type { CandidateCheck } from "./candidate.ts";

/** Decides the sentences of an agreement that can be decided for a network without sessions. */
export function checkCandidate(
  network: { readonly asn: Asn; readonly name: string },
  { entries }: Agreement,
  input: AuditInput,
): readonly CandidateCheck[] {
  // Nothing of it is declared, so nothing has a place in the declaration.
  const given = { ...input, placeOf: () => IN_PEERINGDB.source.path };
  const audited = { peer: asPeer(network), sessions: [] };
  return entries
    .filter(({ check }) => CHECKS[check.kind].beforePeering === true)
    .map(({ id, check }) => ({ id, decision: decide(audited, check, given) }));
}

/** A place in PeeringDB, for facts about a network that is not declared. */
const IN_PEERINGDB: Span = { source: { path: "PeeringDB", text: "" }, start: 0, end: 0 };

/** A network as the peer that it would be, without anything that is only known by declaring it. */
function asPeer({ asn, name }: { readonly asn: Asn; readonly name: string }): Peer {
  return {
    asn,
    name,
    relation: "peer",
    settlement: "free",
    asSets: [],
    prefixes: [],
    origins: [],
    policy: null,
    limits: { maximum: { ipv4: null, ipv6: null }, warnAt: null, onExceed: null },
    allowEmpty: [],
    unknownMembers: null,
    state: null,
    spaceFraction: null,
    aggregate: null,
    settings: {},
    givenSettings: [],
    sessions: [],
    file: "",
    span: IN_PEERINGDB,
    asnSpan: IN_PEERINGDB,
  };
}
