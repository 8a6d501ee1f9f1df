import { diagnostic } from "../../diagnostics/index.ts";
import { spanAt } from "../../document/index.ts";
import { equalAddresses, formatAddress, holds } from "../../net/index.ts";
import type { DraftSession } from "../draft.ts";
import { isRemoved } from "../session-states.ts";
import type { Rule } from "./rule.ts";

/**
 * A router has one address in a LAN. Warns about a session whose address differs from that of the majority or, in a
 * tie, of the first.
 */
export const checkLocalAddresses: Rule = ({ sessions }, report) => {
  const owners = new Map<string, Set<string>>();
  for (const { session } of sessions) {
    const address = formatAddress(session.local);
    owners.set(address, new Set(owners.get(address)).add(session.router.value));
  }
  const groups = new Map<string, DraftSession[]>();
  for (const at of sessions) {
    const { session, router, exchange } = at;
    const lan = exchange?.lans.find((one) => one.family === session.local.family);
    if (!router || !exchange || !lan || isRemoved(session) || !holds(lan, session.local)) continue;
    // An address on two routers is a different mistake.
    if (owners.get(formatAddress(session.local))?.size !== 1) continue;
    const key = `${router.name} ${exchange.id} ${session.local.family}`;
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  for (const group of groups.values()) {
    const usual = usualOf(group);
    for (const at of group) {
      if (!usual || equalAddresses(at.session.local, usual.session.local)) continue;
      const params = {
        address: formatAddress(at.session.local),
        usual: formatAddress(usual.session.local),
        router: at.session.router.value,
        exchange: at.exchange?.id ?? "",
      };
      const span = spanAt(at.node, ["local"]);
      const related = [
        { message: "another one of its sessions is here", span: spanAt(usual.node, ["local"]) },
      ];
      report(diagnostic("another-local-address", params, { span, related }));
    }
  }
};

/** The first of the sessions with the most frequent local address. */
function usualOf(group: readonly DraftSession[]): DraftSession | undefined {
  const inOrder = [...group].sort(byPlace);
  const count = ({ session }: DraftSession) =>
    group.filter((other) => equalAddresses(other.session.local, session.local)).length;
  const most = Math.max(...inOrder.map(count));
  return inOrder.find((at) => count(at) === most);
}

/** In the order of the files, network.yaml first, and of their lines. */
function byPlace(a: DraftSession, b: DraftSession): number {
  const [one, other] = [a.node.span, b.node.span];
  if (one.source.path === other.source.path) return one.start - other.start;
  return one.source.path < other.source.path ? -1 : 1;
}
