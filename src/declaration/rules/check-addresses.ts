import { diagnostic } from "../../diagnostics/index.ts";
import { child, spanAt, textOf, type Node } from "../../document/index.ts";
import { equalAddresses, formatAddress } from "../../net/index.ts";
import { addressProblem, isHost, isLinkLocal } from "./address-problem.ts";
import type { Rule } from "./rule.ts";

/** The two addresses of a session are unicast, of one family that carries its routes, and not the same. */
export const checkAddresses: Rule = ({ sessions }, report) => {
  for (const { session, node } of sessions) {
    const { local, remote } = session;
    for (const [key, address] of [
      ["local", local],
      ["remote", remote],
    ] as const) {
      const span = spanAt(node, [key]);
      // As it is written: `::ffff:192.0.2.1` has other digits when it is printed anew.
      const text = written(node, key);
      const why = addressProblem(address);
      if (isLinkLocal(address)) {
        report(diagnostic("link-local-address", { address: text }, { span }));
      } else if (why !== null) {
        report(diagnostic("unusable-address", { address: text, why }, { span }));
      }
    }
    const span = session.remoteSpan;
    if (!isHost(local) || !isHost(remote)) continue;
    if (local.family !== remote.family) {
      const params = { local: written(node, "local"), remote: written(node, "remote") };
      report(diagnostic("mixed-families", params, { span }));
    } else if (equalAddresses(local, remote)) {
      report(diagnostic("same-address", { address: formatAddress(remote) }, { span }));
    } else if (session.family === "ipv6" && remote.family === "ipv4") {
      const params = { address: formatAddress(remote) };
      report(diagnostic("ipv6-over-ipv4", params, { span: spanAt(node, ["family"]) }));
    }
  }
};

function written(node: Node, key: string): string {
  return textOf(child(node, key)) ?? "";
}
