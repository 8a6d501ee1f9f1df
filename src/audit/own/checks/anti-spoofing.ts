import { NO_VALUES } from "../../checks/values.ts";
import { undecided } from "../../decision.ts";
import type { OwnCheckKind } from "../own-check-kind.ts";

/** Packets with forged source addresses do not leave our network. */
export interface AntiSpoofingCheck {
  readonly kind: "anti-spoofing";
}

/** MANRS's second action, which cannot be seen from here. */
export const antiSpoofing: OwnCheckKind<AntiSpoofingCheck> = {
  question: "Do packets with forged source addresses stay inside of our network?",
  about:
    "Never decided: source addresses are checked in the data plane, toward hosts and customers (BCP 38, BCP 84), and neither the declaration nor any source has it. The sentence is there so that nobody takes its absence for a yes.",
  schema: NO_VALUES,
  read: () => ({ kind: "anti-spoofing" }),
  decide: () =>
    undecided({
      why: "source addresses of packets are checked in the data plane, which is not seen here",
      remedy: "test it with CAIDA's Spoofer from inside of the network",
    }),
};
