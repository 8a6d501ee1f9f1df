import { diagnostic } from "../../diagnostics/index.ts";
import { child, spanAt, textOf, type Node } from "../../document/index.ts";
import { equalAddresses, formatAddress, isLinkLocal } from "../../net/index.ts";
import { addressProblem } from "./address-problem.ts";
import type { Rule } from "./rule.ts";

/**
 * The two addresses of a session must be unicast, of one family that carries its routes, of the same scope, and
 * different.
 */
export const checkAddresses: Rule = ({ sessions }, report) => {
  for (const { session, node } of sessions) {
    const { local, remote } = session;
    for (const [key, address] of [
      ["local", local],
      ["remote", remote],
    ] as const) {
      const span = spanAt(node, [key]);
      // As written: `::ffff:192.0.2.1` would be printed differently.
      const why = addressProblem(address);
      if (why !== null) {
        report(diagnostic("unusable-address", { address: written(node, key), why }, { span }));
      }
    }
    const span = session.remoteSpan;
    if (addressProblem(local) !== null || addressProblem(remote) !== null) continue;
    const ends = { local: written(node, "local"), remote: written(node, "remote") };
    if (local.family !== remote.family) {
      report(diagnostic("mixed-families", ends, { span }));
    } else if (equalAddresses(local, remote)) {
      report(diagnostic("same-address", { address: formatAddress(remote) }, { span }));
    } else if (isLinkLocal(local) !== isLinkLocal(remote)) {
      report(diagnostic("mixed-scopes", ends, { span }));
    } else if (session.family === "ipv6" && remote.family === "ipv4") {
      const params = { address: formatAddress(remote) };
      report(diagnostic("ipv6-over-ipv4", params, { span: spanAt(node, ["family"]) }));
    }
  }
};

function written(node: Node, key: string): string {
  return textOf(child(node, key)) ?? "";
}
