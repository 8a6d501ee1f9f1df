import type { Declaration, Exchange } from "../../declaration/index.ts";
import { covers, type Asn } from "../../net/index.ts";
import type { PeeringDbPort } from "../../sources/index.ts";
import type { PeeringDbView } from "./peeringdb-view.ts";

/** The declared exchange that a LAN of PeeringDB is, by their prefixes; null if it is none. */
export function declaredExchange(
  lan: number,
  view: PeeringDbView,
  { exchanges }: Declaration,
): Exchange | null {
  const prefixes = view.exchange(lan)?.prefixes ?? [];
  const found = exchanges.find(({ lans }) =>
    lans.some((own) => prefixes.some((other) => covers(own, other) || covers(other, own))),
  );
  return found ?? null;
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
export function hasLanOf({ lans }: Exchange, view: PeeringDbView): boolean {
  return view
    .exchanges()
    .some(({ prefixes }) =>
      prefixes.some((one) => lans.some((own) => covers(own, one) || covers(one, own))),
    );
}
