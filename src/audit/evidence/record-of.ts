import type { Asn } from "../../net/index.ts";
import type { PeeringDbNetwork } from "../../sources/index.ts";
import { undecided, type DecisionOf } from "../decision.ts";
import { lackOfLeftOut } from "./left-out.ts";
import { factOf, type Given, type Known } from "./given.ts";
import type { PeeringDbView } from "./peeringdb-view.ts";

/** A network's record in PeeringDB, or why a check that needs it decides nothing. */
export type RecordRead =
  | {
      readonly kind: "record";
      readonly record: PeeringDbNetwork;
      readonly view: PeeringDbView;
      readonly known: Known<PeeringDbView>;
    }
  | { readonly kind: "undecided"; readonly decision: DecisionOf<"undecided"> };

/**
 * The record of a network. A network without one is another check's business (`peeringdb_record`): here nothing more is
 * known of it.
 */
export function recordOf(asn: Asn, peeringdb: Given<PeeringDbView>): RecordRead {
  const open = (decision: DecisionOf<"undecided">): RecordRead => ({ kind: "undecided", decision });
  if (peeringdb.kind === "lacking") return open(undecided(peeringdb.lack));
  const record = peeringdb.data.network(asn);
  if (record === "not-asked") {
    const why = `PeeringDB was not asked for AS${asn}`;
    return open(
      undecided({ why, remedy: "run `peerc fetch`: the peer is newer than the snapshot" }),
    );
  }
  if (record === "unusable") return open(undecided(lackOfLeftOut(asn, "net")));
  if (record === "none") {
    const lack = { why: "it has no record in PeeringDB", remedy: "ask the peer to make one" };
    return open(undecided(lack, factOf(peeringdb, `AS${asn} has no record`)));
  }
  return { kind: "record", record, view: peeringdb.data, known: peeringdb };
}
