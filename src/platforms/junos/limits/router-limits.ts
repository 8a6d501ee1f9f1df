import type { RouterPlan } from "../../../model/index.ts";
import { write } from "../../advice.ts";
import type { Complaints } from "../../complaints.ts";
import { isExactOnly, MOST_ENTRIES, prefixEntries } from "../render/prefix-entries.ts";
import { holdTime, MOST_PREFERENCE } from "../render/rpki-view.ts";

/** The most entries of a `prefix-list` (its statement reference). */
const MOST_PREFIXES = 85_325;

/** The number of sessions to caches that Junos has at once in a group (the default of `max-sessions`). */
const CACHES_AT_ONCE = 2;

/** For an RTR cache: its preference, the seconds between two queries, and for how long records are kept without it. */
const PREFERENCE = { least: 1, most: MOST_PREFERENCE };
const REFRESH = { least: 1, most: 1800 };
const EXPIRY = { least: 60, most: 604_800 };

/** Reports what Junos cannot do for the router as a whole. */
export function routerLimits(plan: RouterPlan, complain: Complaints): void {
  if (plan.rpki.length > CACHES_AT_ONCE) {
    complain.differs(
      `Junos asks ${CACHES_AT_ONCE} of the ${plan.rpki.length} RTR caches at once, those preferred, and another when one of them fails`,
      plan.span,
    );
  }
  for (const cache of plan.rpki) {
    const { span, preference, refresh, expire, retry } = cache;
    complain.range("the preference of an RTR cache", preference, PREFERENCE, span);
    const slower = write(`refresh: ${REFRESH.most}s`, "this cache");
    complain.range("the refresh time of an RTR cache", refresh, REFRESH, span, slower);
    complain.range("the expiry of an RTR cache in seconds", expire, EXPIRY, span);
    complain.differs(
      `an RTR cache is asked again by Junos' own timing, not every ${retry} seconds, and given up after ${holdTime(refresh)} seconds`,
      span,
    );
  }
  for (const { name, set } of plan.lists.prefixes) {
    const entries = prefixEntries(set);
    if (!entries) {
      const what = `the gaps between the prefix lengths of ${name} in less than ${MOST_ENTRIES} lines`;
      complain.refused(what, plan.span);
    } else if (isExactOnly(entries)) {
      const most = { most: MOST_PREFIXES };
      complain.range(`the number of prefixes of ${name}`, entries.size, most, plan.span);
    }
  }
}
