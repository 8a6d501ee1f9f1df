import type { Exchange } from "../../declaration/index.ts";
import { covers } from "../../net/index.ts";
import type { PeeringDbExchange } from "./peeringdb.ts";

/**
 * The declared exchange whose LAN is that of an exchange in PeeringDB, by their prefixes; null if it is not declared. A
 * LAN whose prefix was made longer or shorter is still recognized.
 */
export function declaredExchange(
  { prefixes }: Pick<PeeringDbExchange, "prefixes">,
  exchanges: readonly Exchange[],
): Exchange | null {
  const isSame = ({ lans }: Exchange): boolean =>
    lans.some((lan) => prefixes.some((one) => covers(one, lan) || covers(lan, one)));
  return exchanges.find(isSame) ?? null;
}
