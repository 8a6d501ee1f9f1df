import type { ContactRow, SessionRow } from "../../report/index.ts";
import type { PeeringDb } from "../../sources/index.ts";

/** The contacts that PeeringDB has of the peers of some sessions, in the order of ASN, role and id. */
export function contactRows(
  sessions: readonly SessionRow[],
  { networks, asked, leftOut, contacts }: PeeringDb,
): readonly ContactRow[] {
  const peers = new Map(sessions.map(({ asn, peer }) => [asn, peer]));
  const unusable = new Set(leftOut.flatMap(({ asn, table }) => (table === "net" ? asn : [])));
  const isKnown = new Set(asked.filter((asn) => !unusable.has(asn)));
  const hasRecord = new Set(networks.map(({ asn }) => asn));
  return [...peers].flatMap(([asn, peer]): readonly ContactRow[] => {
    const base = { peer, asn };
    // Of networks that were not asked for, only some contacts are kept; of those whose record is left out, none.
    if (!isKnown.has(asn)) return [{ ...base, contacts: "not-asked", ...NO_CONTACT }];
    if (!hasRecord.has(asn)) return [{ ...base, contacts: "no-record", ...NO_CONTACT }];
    const own = contacts.filter((contact) => contact.asn === asn);
    if (own.length === 0) return [{ ...base, contacts: "none", ...NO_CONTACT }];
    return own.map(({ role, name, email, phone, hasEmail, hasPhone, visible }) => {
      const ways = { email, phone, has_email: hasEmail, has_phone: hasPhone };
      return { ...base, contacts: "known", role, name, ...ways, visible };
    });
  });
}

const NO_CONTACT = {
  ...{ role: null, name: null, email: null, phone: null },
  ...{ has_email: null, has_phone: null, visible: null },
} as const;
