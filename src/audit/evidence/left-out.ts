import type { Asn } from "../../net/index.ts";
import type { PeeringDbLeftOut } from "../../sources/index.ts";
import type { Lack } from "../decision.ts";

const WHAT: Readonly<Record<PeeringDbLeftOut["table"], string>> = {
  net: "the record",
  netixlan: "a port",
  poc: "a contact",
};

/** Why nothing is decided where a record of a network in PeeringDB could not be used when it was fetched. */
export function lackOfLeftOut(asn: Asn, table: PeeringDbLeftOut["table"]): Lack {
  return {
    why: `${WHAT[table]} of AS${asn} in PeeringDB could not be used`,
    remedy: "see what `peerc fetch` says of it, and ask the peer to correct it",
  };
}
