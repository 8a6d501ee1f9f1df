import type { Exchange } from "../../declaration/index.ts";
import { covers } from "../../net/index.ts";
import type { PeeringDbExchange } from "./peeringdb.ts";

/**
 * Whether a LAN in PeeringDB is that of a declared exchange, by their prefixes. A LAN whose prefix was made longer or
 * shorter is still recognized.
 */
export function isLanOf(
  { prefixes }: Pick<PeeringDbExchange, "prefixes">,
  { lans }: Pick<Exchange, "lans">,
): boolean {
  return lans.some((lan) => prefixes.some((one) => covers(one, lan) || covers(lan, one)));
}
