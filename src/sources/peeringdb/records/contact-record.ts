import type { Asn } from "../../../net/index.ts";
import type { PeeringDbContact } from "../peeringdb.ts";
import type { RecordFields } from "./record-fields.ts";

/** Whether contacts are kept in full, or only that there are some of a role, and with what. */
export type ContactDetail = "full" | "roles";

/** A contact before its network is known, and before it is known whether it may be kept. */
export interface AnyContact extends Omit<PeeringDbContact, "asn" | "visible"> {
  readonly network: number;
  readonly visible: string;
}

/** Reads a contact from a record of `poc`. */
export function readContact(fields: RecordFields): AnyContact {
  const email = emailOf(fields);
  const phone = fields.text("phone");
  return {
    id: fields.id("id"),
    network: fields.id("net_id"),
    role: fields.name("role"),
    visible: fields.name("visible"),
    name: fields.text("name"),
    email,
    phone,
    hasEmail: email !== "",
    hasPhone: phone !== "",
  };
}

/** A contact to keep; null if it must not be kept: only what is `Public`, or for registered users, is. */
export function keptContact(
  contact: AnyContact,
  asn: Asn,
  detail: ContactDetail,
): PeeringDbContact | null {
  const { id, role, visible, name, email, phone, hasEmail, hasPhone } = contact;
  if (visible !== "Public" && visible !== "Users") return null;
  const texts = detail === "full" ? { name, email, phone } : { name: "", email: "", phone: "" };
  return { id, asn, role, visible, ...texts, hasEmail, hasPhone };
}

/** Reads a contact from its line. */
export function readContactLine(fields: RecordFields): PeeringDbContact {
  const visible = fields.name("visible");
  if (visible !== "Public" && visible !== "Users") fields.problems.push("it is private");
  return {
    id: fields.id("id"),
    asn: fields.asn("asn"),
    role: fields.name("role"),
    visible: visible === "Public" ? "Public" : "Users",
    name: fields.text("name"),
    email: emailOf(fields),
    phone: fields.text("phone"),
    hasEmail: fields.flag("has_email"),
    hasPhone: fields.flag("has_phone"),
  };
}

/** A contact as it is committed, under the names that PeeringDB has for its fields. */
export function contactLine(contact: PeeringDbContact): object {
  return {
    asn: contact.asn,
    role: contact.role,
    id: contact.id,
    visible: contact.visible,
    name: contact.name,
    email: contact.email,
    phone: contact.phone,
    has_email: contact.hasEmail,
    has_phone: contact.hasPhone,
  };
}

/** Orders contacts by ASN, role and id. */
export function compareContacts(a: PeeringDbContact, b: PeeringDbContact): number {
  return a.asn - b.asn || (a.role < b.role ? -1 : a.role > b.role ? 1 : a.id - b.id);
}

/** A mail address; empty where it is absent or no such thing. */
function emailOf(fields: RecordFields): string {
  const text = fields.text("email");
  return /^[^\s@<>"'\\`,;:()[\]]+@[\p{L}\p{N}.-]+$/u.test(text) ? text : "";
}
