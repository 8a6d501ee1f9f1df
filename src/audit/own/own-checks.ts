import { antiSpoofing } from "./checks/anti-spoofing.ts";
import { asSetsAgree } from "./checks/as-sets-agree.ts";
import { importFilters } from "./checks/import-filters.ts";
import { ownAddresses } from "./checks/own-addresses.ts";
import { ownAspa } from "./checks/own-aspa.ts";
import { ownContacts } from "./checks/own-contacts.ts";
import { ownRecord } from "./checks/own-record.ts";
import { ownRoas } from "./checks/own-roas.ts";
import { registeredAnnounced } from "./checks/registered-announced.ts";
import type { OwnCheckKind, OwnInput } from "./own-check-kind.ts";
import type { OwnDecision } from "./own-decision.ts";

/** All kinds of checks of our own network, in the order of the reference. */
const KINDS = {
  "as-sets-agree": asSetsAgree,
  "registered-announced": registeredAnnounced,
  "own-roas": ownRoas,
  "own-aspa": ownAspa,
  "own-record": ownRecord,
  "own-contacts": ownContacts,
  "own-addresses": ownAddresses,
  "import-filters": importFilters,
  "anti-spoofing": antiSpoofing,
};

type Kinds = typeof KINDS;

/** The name of a kind of check of our own network. */
export type OwnCheckName = keyof Kinds;

/** Such a check as an agreement defines it: its kind, and its values. */
export type OwnCheckDefinition = Parameters<Kinds[OwnCheckName]["decide"]>[0];

type Of<K extends OwnCheckName> = Extract<OwnCheckDefinition, { readonly kind: K }>;

/** Each kind by its name; this only compiles if a module's own name for its kind is the same. */
export const OWN_CHECKS: { readonly [K in OwnCheckName]: OwnCheckKind<Of<K>> } = KINDS;

/** The answer of a check of our own network. */
export function decideOwn<K extends OwnCheckName>(
  check: Of<K> & { readonly kind: K },
  input: OwnInput,
): OwnDecision {
  return OWN_CHECKS[check.kind].decide(check, input);
}
