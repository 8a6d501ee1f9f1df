import { diagnostic } from "../../diagnostics/index.ts";
import { formatAddress, holds, networkOf } from "../../net/index.ts";
import { isHost } from "./address-problem.ts";
import type { Rule } from "./rule.ts";

/** The largest subnets that are used for private interconnects in practice. */
const LARGEST = { ipv4: 24, ipv6: 64 } as const;

/**
 * The ends of a private interconnect should be in one subnet, unless they are several hops apart. Warns if that is
 * unlikely.
 */
export const checkInterconnects: Rule = ({ sessions }, report) => {
  for (const { session } of sessions) {
    const { place, local, remote, options } = session;
    if (place.kind !== "interface" || options.multihop !== null) continue;
    if (local.family !== remote.family || !isHost(local) || !isHost(remote)) continue;
    const length = LARGEST[local.family];
    if (holds(networkOf(local, length), remote)) continue;
    const params = { local: formatAddress(local), remote: formatAddress(remote), length };
    report(diagnostic("far-apart", params, { span: session.remoteSpan }));
  }
};
