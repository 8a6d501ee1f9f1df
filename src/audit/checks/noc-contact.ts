import { child, items, textOf } from "../../document/index.ts";
import type { PeeringDbContact } from "../../sources/index.ts";
import { ok, undecided, violated, type Decision, type Letter } from "../decision.ts";
import { factOf } from "../evidence/given.ts";
import { lackOfLeftOut } from "../evidence/left-out.ts";
import { recordOf } from "../evidence/record-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { values } from "./values.ts";

/** How a contact is reached. */
const WAYS = ["email", "phone"] as const;
type Way = (typeof WAYS)[number];

/** The roles that PeeringDB has (`poc.role`). */
export const ROLES = [
  ...(["Abuse", "Maintenance", "Policy", "Technical"] as const),
  ...(["NOC", "Public Relations", "Sales"] as const),
];

/** PeeringDB shows a contact of the peer's network operations centre. */
export interface NocContactCheck {
  readonly kind: "noc-contact";
  /** The roles of which one contact must be. */
  readonly roles: readonly string[];
  /** All of these must be given. */
  readonly by: readonly Way[];
}

const USUAL = { roles: ["NOC"], by: WAYS };

/** A contact in PeeringDB. */
export const nocContact: CheckKind<NocContactCheck> = {
  question: "Does PeeringDB show how to reach the peer's network operations centre?",
  about:
    "There is a contact with one of the roles and with everything that `by` lists. Contacts that only registered users of PeeringDB see are unknown if it was asked without a key: then nothing that is missing is held against the peer. Whether somebody answers at any hour cannot be known from a record.",
  beforePeering: true,
  schema: values({
    roles: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      default: USUAL.roles,
      items: { enum: ROLES },
      description: "The roles in PeeringDB, of which one is enough.",
    },
    by: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      default: USUAL.by,
      items: { enum: WAYS },
      description: "How the contact must be reachable: all of these.",
    },
  }),
  read(node) {
    const texts = (key: "roles" | "by") => {
      const all = items(child(node, key)).flatMap((each) => textOf(each) ?? []);
      return all.length > 0 ? all : USUAL[key];
    };
    const by = WAYS.filter((way) => texts("by").includes(way));
    return { kind: "noc-contact", roles: texts("roles"), by };
  },
  decide({ peer }, { roles, by }, { peeringdb }): Decision {
    const record = recordOf(peer.asn, peeringdb);
    if (record.kind === "undecided") return record.decision;
    const { view, known } = record;
    const contacts = view.contacts(peer.asn).filter(({ role }) => roles.includes(role));
    const best = contacts.find((contact) => by.every((way) => has(contact, way)));
    const facts = contacts.map((contact) => factOf(known, describe(contact)));
    if (best) return ok(factOf(known, describe(best)));
    if (!view.hasAllContacts(peer.asn)) {
      return undecided(
        {
          why: `of AS${peer.asn}, the snapshot has only contacts for peering`,
          remedy: "declare it as a peer, and run `peerc fetch`",
        },
        ...facts,
      );
    }
    if (!view.seesUsersContacts) {
      return undecided(
        {
          why: "PeeringDB was asked without a key, so contacts that only its users see are unknown",
          remedy: "fetch PeeringDB with an API key",
        },
        ...facts,
      );
    }
    if (view.hasLeftOut(peer.asn, "poc")) {
      return undecided(lackOfLeftOut(peer.asn, "poc"), ...facts);
    }
    const none = factOf(known, `no contact of AS${peer.asn} has the role ${roles.join(" or ")}`);
    return violated(letterOf(roles, by), ...(facts.length > 0 ? facts : [none]));
  },
};

function has({ hasEmail, hasPhone }: PeeringDbContact, way: Way): boolean {
  return way === "email" ? hasEmail : hasPhone;
}

function describe(contact: PeeringDbContact): string {
  const ways = WAYS.filter((way) => has(contact, way));
  const reached = ways.length > 0 ? `with ${ways.join(" and ")}` : "with neither email nor phone";
  const who = contact.visible === "Public" ? "everybody sees" : "registered users see";
  return `a contact with the role ${contact.role}, ${reached}, that ${who}`;
}

function letterOf(roles: readonly string[], by: readonly Way[]): Letter {
  const names = {
    email: { en: "e-mail address", pt: "e-mail" },
    phone: { en: "telephone number", pt: "telefone" },
  };
  const listed = (language: "en" | "pt") =>
    by.map((way) => names[way][language]).join(language === "en" ? " and " : " e ");
  const [en, pt] = [roles.join(" or "), roles.join(" ou ")];
  return {
    seen: {
      en: `Your PeeringDB record shows no ${en} contact with ${listed("en")}.`,
      pt: `Seu registro no PeeringDB não mostra um contato ${pt} com ${listed("pt")}.`,
    },
    fix: {
      en: `Please add one that is visible to registered users.`,
      pt: `Por favor, incluam um que seja visível para usuários registrados.`,
    },
  };
}
