import type { RouterPlan } from "../../../model/index.ts";
import { write } from "../../advice.ts";
import type { Complaints } from "../../complaints.ts";
import { PURGE_SECONDS, purgeTime, REFRESH_SECONDS, refreshTime } from "../rpki-times.ts";

/** 1 is preferred. The range of Cisco-IOS-XR-um-router-bgp-cfg, 7.4.2 to 24.3.30, and of the manuals since 4.2. */
const PREFERENCE = { least: 1, most: 10 };

/** Reports what IOS-XR cannot express about an RTR cache. */
export function rpkiLimits(plan: RouterPlan, complain: Complaints): void {
  for (const cache of plan.rpki) {
    const { span } = cache;
    complain.range(
      "the preference of an RPKI cache",
      cache.preference,
      PREFERENCE,
      span,
      write(`preference: ${PREFERENCE.most}`, "this cache"),
    );
    complain.range(
      "the refresh interval of an RPKI cache in seconds",
      cache.refresh,
      REFRESH_SECONDS,
      span,
      write(`refresh: ${refreshTime(cache)}s`, "this cache"),
    );
    const purge = purgeTime(cache);
    if (purge !== cache.expire) {
      complain.differs(
        `the records of a lost RPKI cache are kept for ${purge} s, not ${cache.expire} s (purge-time is ${PURGE_SECONDS.least} to ${PURGE_SECONDS.most}); ` +
          "after that every route is not-found, and invalid ones are accepted",
        span,
      );
    }
  }
}
