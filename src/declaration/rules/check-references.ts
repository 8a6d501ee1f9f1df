import { diagnostic } from "../../diagnostics/index.ts";
import { spanAt } from "../../document/index.ts";
import type { Rule } from "./rule.ts";
import { suggestName } from "./suggest-name.ts";

const POLICY_NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** Referenced routers, exchanges and policies must exist. */
export const checkReferences: Rule = ({ known, policies, routers, peers, sessions }, report) => {
  for (const { session, node } of sessions) {
    const { router, place } = session;
    if (known.routers?.includes(router.value) === false) {
      const params = { name: router.value, known: known.routers };
      const hint = suggestName(router.value, known.routers);
      report(diagnostic("unknown-router", params, { span: router.span, hint }));
    }
    if (place.kind === "exchange" && known.exchanges?.includes(place.id) === false) {
      const hint = suggestName(place.id, known.exchanges);
      const span = spanAt(node, ["exchange"]);
      report(diagnostic("unknown-exchange", { name: place.id }, { span, hint }));
    }
  }
  for (const { interfaces } of routers) {
    for (const { exchange, span } of interfaces) {
      if (known.exchanges?.includes(exchange) !== false) continue;
      const hint = suggestName(exchange, known.exchanges);
      report(diagnostic("unknown-exchange", { name: exchange }, { span, hint }));
    }
  }
  const named = [
    ...Object.values(policies),
    ...peers.flatMap(({ peer }) => peer.policy ?? []),
    ...sessions.flatMap(({ session }) => session.policy ?? []),
  ];
  // An invalid policy name has already been refused.
  for (const { value, span } of named.filter((one) => POLICY_NAME.test(one.value))) {
    if (known.policies?.includes(value) !== false) continue;
    const hint = suggestName(value, known.policies);
    report(diagnostic("unknown-policy", { name: value }, { span, hint }));
  }
};
