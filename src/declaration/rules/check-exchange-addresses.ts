import { diagnostic } from "../../diagnostics/index.ts";
import { isMap, nodeAt, spanAt } from "../../document/index.ts";
import {
  FAMILIES,
  formatAddress,
  formatPrefix,
  holds,
  isLinkLocal,
  maxLength,
  type Address,
  type Prefix,
} from "../../net/index.ts";
import { isHost } from "./address-problem.ts";
import { isLan } from "./lan-size.ts";
import type { Rule } from "./rule.ts";

/** At an exchange, both addresses must be hosts of its LAN, or link-local. */
export const checkExchangeAddresses: Rule = ({ root, sessions }, report) => {
  for (const { session, node, exchange } of sessions) {
    if (!exchange || session.local.family !== session.remote.family) continue;
    if (isLinkLocal(session.remote)) continue;
    const { family } = session.remote;
    const lan = exchange.lans.find((l) => l.family === family);
    if (!lan) {
      // A LAN that cannot be read has already been refused.
      const isOther = (key: string) => key !== family && FAMILIES.some((one) => one === key);
      const written = nodeAt(root, ["exchanges", exchange.id, "lan"]);
      if (!isMap(written) || [...written.entries.keys()].some((key) => !isOther(key))) continue;
      const span = spanAt(node, ["exchange"]);
      report(diagnostic("lan-missing", { exchange: exchange.id, family }, { span }));
      continue;
    }
    if (!isLan(lan)) continue;
    for (const [key, address] of [
      ["local", session.local],
      ["remote", session.remote],
    ] as const) {
      const span = spanAt(node, [key]);
      const params = { address: formatAddress(address), lan: formatPrefix(lan) };
      const edge = edgeOf(lan, address);
      if (!isHost(address)) continue;
      if (!holds(lan, address)) {
        const related = [{ message: "the exchange is here", span: exchange.span }];
        const outside = { ...params, exchange: exchange.id };
        report(diagnostic("outside-lan", outside, { span, related }));
      } else if (edge !== null) {
        report(diagnostic("lan-edge", { ...params, what: edge }, { span }));
      }
    }
  }
};

/** Whether an address is the network or the broadcast address of an IPv4 subnet. */
function edgeOf(lan: Prefix, address: Address): "network" | "broadcast" | null {
  if (lan.family === "ipv6" || lan.length > 30) return null;
  if (address.value === lan.value) return "network";
  const size = 1n << BigInt(maxLength(lan.family) - lan.length);
  return address.value === lan.value + size - 1n ? "broadcast" : null;
}
