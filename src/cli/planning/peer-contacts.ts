import { mailAddresses } from "../../audit/index.ts";
import type { PeerContacts } from "../../runbook/index.ts";
import type { Sources } from "../../sources/index.ts";

/** Gives the mail addresses of peers, from the network's evidence. */
export function peerContacts({ peeringdb }: Sources): (asn: number) => PeerContacts {
  return (asn) => {
    const to = mailAddresses(asn, peeringdb?.data ?? null);
    if (to.length > 0) return { to, lack: null };
    const lack =
      peeringdb === null
        ? "the snapshot has no PeeringDB data; declare sources.peeringdb, and `peerc fetch`"
        : peeringdb.data.contacts.some((contact) => contact.asn === asn)
          ? "PeeringDB gave their roles, but no address; `peerc list --contacts` says which"
          : "PeeringDB gave no contact of theirs; `peerc list --contacts` says why";
    return { to: [], lack };
  };
}
