import type { AuditedPeer, AuditInput } from "./audit-input.ts";
import type { CheckKind } from "./checks/check-kind.ts";
import { nocContact } from "./checks/noc-contact.ts";
import { publicAsn } from "./checks/public-asn.ts";
import { traffic } from "./checks/traffic.ts";
import type { Decision } from "./decision.ts";

/** All kinds of checks, in the order of the reference. */
const KINDS = {
  "public-asn": publicAsn,
  traffic,
  "noc-contact": nocContact,
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
