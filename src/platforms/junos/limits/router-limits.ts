import { formatAddress, isLinkLocal } from "../../../net/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { write } from "../../advice.ts";
import type { Complaints } from "./complaints.ts";
import { isExactOnly, MOST_ENTRIES, prefixEntries } from "../render/prefix-entries.ts";
import { holdTime, MOST_PREFERENCE } from "../render/rpki-view.ts";

/** The most entries of a `prefix-list` (its statement reference). */
const MOST_PREFIXES = 85_325;

/** Sessions to caches that Junos has at once in a group (`max-sessions`, where none is said). */
const CACHES_AT_ONCE = 2;

/** The longest time between two questions to a cache, in seconds. */
const MOST_REFRESH = 1800;

/** Reports what Junos cannot do for the router as a whole. */
export function routerLimits(plan: RouterPlan, complain: Complaints): void {
  const onLinks = new Set<string>();
  for (const { remote, span } of plan.peers.flatMap((peer) => peer.sessions)) {
    if (!isLinkLocal(remote)) continue;
    const address = formatAddress(remote);
    if (onLinks.has(address)) {
      const construct = `two neighbors with the link-local address ${address}, of which Juniper does not say that their interfaces tell them apart`;
      complain.unsupported(construct, "BIRD", span);
    }
    onLinks.add(address);
  }
  if (plan.rpki.length > CACHES_AT_ONCE) {
    complain.differs(
      `Junos asks ${CACHES_AT_ONCE} of the ${plan.rpki.length} RTR caches at once, those preferred, and another when one of them fails`,
      plan.span,
    );
  }
  for (const cache of plan.rpki) {
    const { span, preference, refresh, expire, retry } = cache;
    complain.range("the preference of an RTR cache", preference, 1, MOST_PREFERENCE, span);
    complain.range(
      "the refresh time of an RTR cache",
      refresh,
      1,
      MOST_REFRESH,
      span,
      write(`refresh: ${MOST_REFRESH}s`, "this cache"),
    );
    complain.range("the expiry of an RTR cache in seconds", expire, 60, 604_800, span);
    complain.differs(
      `an RTR cache is asked again by Junos' own timing, not every ${retry} seconds, and given up after ${holdTime(refresh)} seconds`,
      span,
    );
  }
  for (const { name, set } of plan.lists.prefixes) {
    const entries = prefixEntries(set);
    if (!entries) {
      complain.unsupported(
        `the gaps between the prefix lengths of ${name} in less than ${MOST_ENTRIES} lines`,
        "IOS-XR, BIRD and FRR",
        plan.span,
      );
    } else if (isExactOnly(entries)) {
      complain.range(
        `the number of prefixes of ${name}`,
        entries.size,
        1,
        MOST_PREFIXES,
        plan.span,
      );
    }
  }
}
