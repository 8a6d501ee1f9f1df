import { child, items, textOf } from "../../../document/index.ts";
import { ROLES } from "../../checks/noc-contact.ts";
import { someOfNames, values } from "../../checks/values.ts";
import { ok, undecided } from "../../decision.ts";
import { factOf } from "../../evidence/given.ts";
import { lackOfLeftOut } from "../../evidence/left-out.ts";
import type { OwnCheckKind } from "../own-check-kind.ts";
import { ownViolated, type OwnDecision } from "../own-decision.ts";

/** PeeringDB shows contacts of ours with each of these roles. */
export interface OwnContactsCheck {
  readonly kind: "own-contacts";
  readonly roles: readonly string[];
}

const USUAL = ["NOC", "Policy"];

/** Our own contacts in PeeringDB. */
export const ownContacts: OwnCheckKind<OwnContactsCheck> = {
  question: "Does PeeringDB show how to reach us, for each of these roles?",
  about:
    "There is a contact with an e-mail address for each role. Contacts that only registered users of PeeringDB see are unknown if it was asked without a key. Contacts in the objects of the regional registry are not seen here.",
  schema: values({ roles: someOfNames(ROLES, USUAL, "The roles that must each have a contact.") }),
  read(node) {
    const roles = items(child(node, "roles")).flatMap((each) => textOf(each) ?? []);
    return { kind: "own-contacts", roles: roles.length > 0 ? roles : USUAL };
  },
  decide({ roles }, { peeringdb, declaration }): OwnDecision {
    if (peeringdb.kind === "lacking") return undecided(peeringdb.lack);
    const { asn } = declaration.network;
    const { data: view } = peeringdb;
    if (view.network(asn) === "not-asked") {
      return undecided({
        why: `PeeringDB was not asked for AS${asn}`,
        remedy: "run `peerc fetch`",
      });
    }
    if (view.network(asn) === "unusable") return undecided(lackOfLeftOut(asn, "net"));
    const contacts = view.contacts(asn).filter(({ hasEmail }) => hasEmail);
    const missing = roles.filter((role) => !contacts.some((contact) => contact.role === role));
    const facts = roles.map((role) => {
      const what = missing.includes(role) ? "no contact" : "a contact";
      return factOf(peeringdb, `${what} of AS${asn} with the role ${role} and an e-mail address`);
    });
    if (missing.length === 0) return ok(...facts);
    if (!view.seesUsersContacts && view.network(asn) !== "none") {
      const why =
        "PeeringDB was asked without a key, so contacts that only its users see are unknown";
      return undecided({ why, remedy: "fetch PeeringDB with an API key" }, ...facts);
    }
    if (view.hasLeftOut(asn, "poc")) return undecided(lackOfLeftOut(asn, "poc"), ...facts);
    return ownViolated("add the contacts to our record in PeeringDB", ...facts);
  },
};
