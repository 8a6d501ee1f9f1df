import { diagnostic } from "../../diagnostics/index.ts";
import { spanAt } from "../../document/index.ts";
import { formatAddress } from "../../net/index.ts";
import type { Router } from "../declaration.ts";
import { addressProblem } from "./address-problem.ts";
import type { Rule } from "./rule.ts";

const DAY = 86_400;

/** Router IDs must be unicast addresses and unique; RPKI caches must be polled before their data expires. */
export const checkRouters: Rule = ({ root, routers }, report) => {
  const seen = new Map<bigint, Router>();
  for (const router of routers) {
    const { routerId } = router;
    const span = spanAt(root, ["routers", router.name, "router_id"]);
    const address = formatAddress(routerId);
    const why = addressProblem(routerId);
    if (why !== null) report(diagnostic("unusable-address", { address, why }, { span }));
    const earlier = seen.get(routerId.value);
    if (earlier) {
      const related = [{ message: "the other one is here", span: earlier.span }];
      const params = { address, other: earlier.name };
      report(diagnostic("duplicate-router-id", params, { span, related }));
    } else seen.set(routerId.value, router);
    const caches = new Set<string>();
    for (const cache of router.rpki) {
      const { expire, refresh, retry } = cache;
      const inRange = refresh <= DAY && retry <= 7200 && expire >= 600 && expire <= 2 * DAY;
      if (!inRange || expire <= refresh || expire <= retry) {
        report(diagnostic("rpki-timers", { expire, refresh, retry }, { span: cache.span }));
      }
      const name = `${formatAddress(cache.address)} port ${cache.port}`;
      if (caches.has(name)) report(diagnostic("listed-twice", { name }, { span: cache.span }));
      caches.add(name);
    }
  }
};
