import { diagnostic } from "../../diagnostics/index.ts";
import { child, spanAt } from "../../document/index.ts";
import { formatAddress, isLinkLocal } from "../../net/index.ts";
import type { Rule } from "./rule.ts";

/** A link-local neighbor is on a named interface, and directly there; other neighbors are where the routes say. */
export const checkInterfaces: Rule = ({ sessions }, report) => {
  for (const { session, node } of sessions) {
    const { local, remote, options, place } = session;
    const span = session.remoteSpan;
    const params = { address: formatAddress(remote) };
    if (!isLinkLocal(remote)) {
      // Whether the neighbor was meant to be a link-local one is not known where our end is.
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
