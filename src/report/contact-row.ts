/**
 * Whether something is known of a peer's contacts. `none`: its record shows none. `no-record`: it has no record in
 * PeeringDB. `not-asked`: the snapshot is older than its declaration, or its
 * record could not be used.
 */
export type ContactsKnown = "known" | "none" | "no-record" | "not-asked";

/** One contact of a peer, or why there is none. */
export interface ContactRow {
  /** As declared. */
  readonly peer: string;
  readonly asn: number;
  readonly contacts: ContactsKnown;
  /** As in PeeringDB: `NOC`; null without a contact, as everything that follows. */
  readonly role: string | null;
  /** Empty if not given, or if the snapshot has roles only. */
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Whether PeeringDB has them, also where the snapshot has roles only. */
  readonly has_email: boolean | null;
  readonly has_phone: boolean | null;
  /** Who sees it in PeeringDB. */
  readonly visible: "Public" | "Users" | null;
}
