import { diagnostic } from "../../diagnostics/index.ts";
import { nodeAt, spanAt, textOf } from "../../document/index.ts";
import { covers, formatPrefix, type Prefix } from "../../net/index.ts";
import type { Exchange } from "../declaration.ts";
import { addressProblem } from "./address-problem.ts";
import { LAN_SIZES } from "./lan-size.ts";
import type { Rule } from "./rule.ts";

/** LANs must have a plausible size and unicast addresses, and must not overlap. */
export const checkExchanges: Rule = ({ root, exchanges }, report) => {
  const seen: { lan: Prefix; exchange: Exchange }[] = [];
  for (const exchange of exchanges) {
    for (const lan of exchange.lans) {
      const path = ["exchanges", exchange.id, "lan", lan.family];
      const span = spanAt(root, path);
      const size = LAN_SIZES[lan.family];
      const why = addressProblem(lan);
      if (lan.length < size.shortest || lan.length > size.longest) {
        report(diagnostic("lan-size", { lan: formatPrefix(lan), ...size }, { span }));
      } else if (why !== null) {
        report(
          diagnostic(
            "unusable-address",
            { address: textOf(nodeAt(root, path)) ?? formatPrefix(lan), why },
            { span },
          ),
        );
      }
      for (const other of seen) {
        if (!covers(lan, other.lan) && !covers(other.lan, lan)) continue;
        const params = {
          lan: formatPrefix(lan),
          other: formatPrefix(other.lan),
          exchange: other.exchange.id,
        };
        const related = [{ message: "the other one is here", span: other.exchange.span }];
        report(diagnostic("lan-overlap", params, { span, related }));
      }
      seen.push({ lan, exchange });
    }
  }
};
