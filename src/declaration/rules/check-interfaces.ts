import { diagnostic } from "../../diagnostics/index.ts";
import { child, spanAt } from "../../document/index.ts";
import { formatAddress, isLinkLocal } from "../../net/index.ts";
import type { Rule } from "./rule.ts";

/**
 * A link-local neighbor needs a named interface and must be directly connected; other neighbors are reached through
 * the routing table.
 */
export const checkInterfaces: Rule = ({ sessions }, report) => {
  for (const { session, node } of sessions) {
    const { local, remote, options, place } = session;
    const span = session.remoteSpan;
    const params = { address: formatAddress(remote) };
    if (!isLinkLocal(remote)) {
      // Whether a link-local neighbor was intended is unclear if our own address is link-local.
      if (child(node, "interface") === null || isLinkLocal(local)) continue;
      const at = spanAt(node, ["interface"]);
      report(diagnostic("interface-without-meaning", params, { span: at }));
      continue;
    }
    if (options.interface === null) {
      const at = place.kind === "exchange" ? place.id : place.name;
      const of = { ...params, router: session.router.value, place: at };
      report(diagnostic("interface-missing", of, { span }));
    }
    if (options.multihop !== null) {
      report(diagnostic("link-local-and-multihop", params, { span: spanAt(node, ["multihop"]) }));
    }
  }
};
