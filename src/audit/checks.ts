import type { AuditedPeer, AuditInput } from "./audit-input.ts";
import { aspaPath } from "./checks/aspa-path.ts";
import { asSetRegistered } from "./checks/as-set-registered.ts";
import { asSetSource } from "./checks/as-set-source.ts";
import type { CheckKind } from "./checks/check-kind.ts";
import { defaultRoute } from "./checks/default-route.ts";
import { limitHeadroom } from "./checks/limit-headroom.ts";
import { maxPrefixes } from "./checks/max-prefixes.ts";
import { mutualExchanges } from "./checks/mutual-exchanges.ts";
import { mutualLocations } from "./checks/mutual-locations.ts";
import { neverViaRouteServers } from "./checks/never-via-route-servers.ts";
import { nocContact } from "./checks/noc-contact.ts";
import { originInAsSet } from "./checks/origin-in-as-set.ts";
import { peeringDbAsSet } from "./checks/peeringdb-as-set.ts";
import { peeringDbRecord } from "./checks/peeringdb-record.ts";
import { prefixLength } from "./checks/prefix-length.ts";
import { publicAsn } from "./checks/public-asn.ts";
import { registeredPrefixes } from "./checks/registered-prefixes.ts";
import { roaState } from "./checks/roa-state.ts";
import { routeObjectOrigin } from "./checks/route-object-origin.ts";
import { sameEverywhere } from "./checks/same-everywhere.ts";
import { sessionAddresses } from "./checks/session-addresses.ts";
import { sessionProtection } from "./checks/session-protection.ts";
import { traffic } from "./checks/traffic.ts";
import { unannouncedTraffic } from "./checks/unannounced-traffic.ts";
import { unknownMembers } from "./checks/unknown-members.ts";
import { visiblePrefixes } from "./checks/visible-prefixes.ts";
import type { Decision } from "./decision.ts";

/** All kinds of checks, in the order of the reference. */
const KINDS = {
  "public-asn": publicAsn,
  traffic,
  "noc-contact": nocContact,
  "peeringdb-record": peeringDbRecord,
  "peeringdb-as-set": peeringDbAsSet,
  "mutual-locations": mutualLocations,
  "as-set-registered": asSetRegistered,
  "registered-prefixes": registeredPrefixes,
  "visible-prefixes": visiblePrefixes,
  "same-everywhere": sameEverywhere,
  "prefix-length": prefixLength,
  "default-route": defaultRoute,
  "max-prefixes": maxPrefixes,
  "unannounced-traffic": unannouncedTraffic,
  "roa-state": roaState,
  "aspa-path": aspaPath,
  "origin-in-as-set": originInAsSet,
  "route-object-origin": routeObjectOrigin,
  "unknown-members": unknownMembers,
  "as-set-source": asSetSource,
  "limit-headroom": limitHeadroom,
  "session-addresses": sessionAddresses,
  "mutual-exchanges": mutualExchanges,
  "never-via-route-servers": neverViaRouteServers,
  "session-protection": sessionProtection,
};

type Kinds = typeof KINDS;

/** The name of a kind of check. */
export type CheckName = keyof Kinds;

/** A check as an agreement defines it: its kind, and its values. */
export type CheckDefinition = Parameters<Kinds[CheckName]["decide"]>[1];

type Of<K extends CheckName> = Extract<CheckDefinition, { readonly kind: K }>;

/** Each kind by its name; this only compiles if a module's own name for its kind is the same. */
export const CHECKS: { readonly [K in CheckName]: CheckKind<Of<K>> } = KINDS;

/** The answer of a check for a peer. */
export function decide<K extends CheckName>(
  peer: AuditedPeer,
  check: Of<K> & { readonly kind: K },
  input: AuditInput,
): Decision {
  return CHECKS[check.kind].decide(peer, check, input);
}
