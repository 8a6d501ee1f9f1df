import type { Declaration, Exchange } from "../../declaration/index.ts";
import type { Asn } from "../../net/index.ts";
import { isLanOf, type PeeringDbPort } from "../../sources/index.ts";
import type { PeeringDbView } from "./peeringdb-view.ts";

/** The declared exchange that a LAN of PeeringDB is, by their prefixes; null if it is none. */
export function declaredExchange(
  lan: number,
  view: PeeringDbView,
  { exchanges }: Declaration,
): Exchange | null {
  const known = view.exchange(lan);
  return exchanges.find((one) => known !== null && isLanOf(known, one)) ?? null;
}

/** The ports of a network at a declared exchange. */
export function portsAt(
  exchange: string,
  asn: Asn,
  view: PeeringDbView,
  declaration: Declaration,
): readonly PeeringDbPort[] {
  return view
    .ports(asn)
    .filter(({ lan }) => declaredExchange(lan, view, declaration)?.id === exchange);
}

/** Whether PeeringDB's data has a LAN of a declared exchange: otherwise it says nothing of ports there. */
export function hasLanOf(exchange: Exchange, view: PeeringDbView): boolean {
  return view.exchanges().some((one) => isLanOf(one, exchange));
}
