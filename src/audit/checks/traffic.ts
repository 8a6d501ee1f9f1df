import { child, parseBitRate, textOf } from "../../document/index.ts";
import { ok, undecided, violated, type Decision, type Letter } from "../decision.ts";
import { factOf } from "../evidence/given.ts";
import { formatBitRate } from "../rates.ts";
import type { CheckKind } from "./check-kind.ts";
import { bitRate, values } from "./values.ts";

/** Which traffic counts: in the direction that has more, or in one of them. */
const DIRECTIONS = ["larger", "received", "sent"] as const;

/** At least this much traffic is exchanged with the peer. */
export interface TrafficCheck {
  readonly kind: "traffic";
  /** In bit/s, at the 95th percentile. */
  readonly atLeast: number;
  readonly direction: (typeof DIRECTIONS)[number];
}

/** The traffic with the peer, as the operator's own flow data has it. */
export const traffic: CheckKind<TrafficCheck> = {
  question: "Is there enough traffic with the peer?",
  about:
    "Decided by the operator's own measurements (`flows` in the snapshot): bit/s at the 95th percentile, by ASN. What PeeringDB says of a network's total traffic decides nothing, and neither does a network that the measurements do not have.",
  beforePeering: true,
  schema: values(
    {
      at_least: bitRate("The least traffic, at the 95th percentile: `500Mbps`."),
      direction: {
        enum: DIRECTIONS,
        default: "larger",
        description:
          "Which traffic counts: `received` from the peer, `sent` to it, or the `larger` of both.",
      },
    },
    ["at_least"],
  ),
  read(node) {
    const direction = textOf(child(node, "direction"));
    const atLeast = parseBitRate(textOf(child(node, "at_least")) ?? "");
    if (atLeast === null) return null;
    const known = DIRECTIONS.find((one) => one === direction) ?? "larger";
    return { kind: "traffic", atLeast, direction: known };
  },
  decide({ peer }, { atLeast, direction }, { flows }): Decision {
    if (flows.kind === "lacking") return undecided(flows.lack);
    const volume = flows.data.get(peer.asn);
    if (volume?.larger !== undefined) {
      const { larger } = volume;
      const shown = `${formatBitRate(larger)} with AS${peer.asn} at the 95th percentile, in the direction that has more`;
      const fact = factOf(flows, shown);
      // Neither direction has more than the larger one.
      if (larger < atLeast) return violated(letterOf(larger, atLeast, flows.time), fact);
      if (direction === "larger") return ok(fact);
      const why = `the flows do not say which direction of the traffic with AS${peer.asn} is the larger one`;
      return undecided({ why, remedy: "measure both directions: in_p95_bps, out_p95_bps" }, fact);
    }
    const both = { received: volume?.received ?? null, sent: volume?.sent ?? null };
    const counted = (["received", "sent"] as const).filter(
      (way) => direction === "larger" || direction === way,
    );
    const measured = (["received", "sent"] as const).flatMap((way) => {
      const bits = both[way];
      return bits === null ? [] : [{ way, bits }];
    });
    const facts = measured.map(({ way, bits }) =>
      factOf(
        flows,
        `${formatBitRate(bits)} ${way === "sent" ? "sent to" : "received from"} AS${peer.asn} at the 95th percentile`,
      ),
    );
    const enough = measured.some(({ way, bits }) => counted.includes(way) && bits >= atLeast);
    if (enough) return ok(...facts);
    const missing = counted.filter((way) => both[way] === null);
    if (missing.length > 0) {
      const what = volume ? `traffic ${missing.join(" or ")}` : "traffic";
      const why = `the flows have no ${what} of AS${peer.asn}`;
      return undecided({ why, remedy: "measure it, and add it to the flows" }, ...facts);
    }
    const most = Math.max(...counted.map((way) => both[way] ?? 0));
    return violated(letterOf(most, atLeast, flows.time), ...facts);
  },
};

function letterOf(most: number, atLeast: number, time: string): Letter {
  const [seen, wanted] = [formatBitRate(most), formatBitRate(atLeast)];
  const day = time.slice(0, 10);
  return {
    seen: {
      en: `We measured ${seen} with you at the 95th percentile (${day}); the policy asks for ${wanted}.`,
      pt: `Medimos ${seen} com vocês no percentil 95 (${day}); a política pede ${wanted}.`,
    },
    fix: {
      en: "Please tell us if you expect this traffic to grow.",
      pt: "Por favor, avisem-nos se esperam que esse tráfego cresça.",
    },
  };
}
