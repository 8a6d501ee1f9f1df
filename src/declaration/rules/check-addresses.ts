import { diagnostic } from "../../diagnostics/index.ts";
import { spanAt } from "../../document/index.ts";
import { equalAddresses, formatAddress, holds, parsePrefix } from "../../net/index.ts";
import { addressProblem } from "./address-problem.ts";
import type { Rule } from "./rule.ts";

const LINK_LOCAL = parsePrefix("fe80::/10");

/** The two addresses of a session are unicast, of one family, and not the same. */
export const checkAddresses: Rule = ({ sessions }, report) => {
  for (const { session, node } of sessions) {
    const { local, remote } = session;
    for (const [key, address] of [
      ["local", local],
      ["remote", remote],
    ] as const) {
      const span = spanAt(node, [key]);
      const text = formatAddress(address);
      const why = addressProblem(address);
      if (LINK_LOCAL && holds(LINK_LOCAL, address)) {
        report(diagnostic("link-local-address", { address: text }, { span }));
      } else if (why !== null) {
        report(diagnostic("unusable-address", { address: text, why }, { span }));
      }
    }
    const span = session.remoteSpan;
    if (local.family !== remote.family) {
      const params = { local: formatAddress(local), remote: formatAddress(remote) };
      report(diagnostic("mixed-families", params, { span }));
    } else if (equalAddresses(local, remote)) {
      report(diagnostic("same-address", { address: formatAddress(remote) }, { span }));
    }
  }
};
