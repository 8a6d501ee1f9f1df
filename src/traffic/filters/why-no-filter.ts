import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import type { PeeringInterface } from "./find-interfaces.ts";
import type { WhyLeftOut } from "./traffic-filter.ts";

/** Why an interface of a router gets no filter at all; null if it gets one. */
export function whyNoFilter(
  one: PeeringInterface,
  plan: RouterPlan,
  report: Report,
): WhyLeftOut | null {
  return whyNotMeant(one) ?? whyNoName(one, plan, report);
}

/** Whether a neighbor there may send us what we do not announce, or sends its traffic elsewhere. */
function whyNotMeant({ sessions }: PeeringInterface): WhyLeftOut | null {
  const hasPeer = sessions.some(
    ({ relation }) => relation === "peer" || relation === "route-server",
  );
  for (const { relation, plan } of sessions) {
    if (relation === "customer" || relation === "transit") {
      return { kind: "relation", asn: plan.asn, relation };
    }
  }
  if (!hasPeer) return { kind: "no-peer" };
  const far = sessions.find(({ plan }) => plan.options.multihop !== null);
  return far ? { kind: "multihop", asn: far.plan.asn } : null;
}

/**
 * Rules of Linux name interfaces: at most 15 characters, no `/` or `:` (`dev_valid_name` of net/core/dev.c). On other
 * platforms a filter is bound to an interface by the router's own configuration.
 */
function whyNoName(
  { name, place }: PeeringInterface,
  { name: router, platform, span }: RouterPlan,
  report: Report,
): WhyLeftOut | null {
  if (platform === "junos" || platform === "iosxr") return null;
  if (name === null) {
    report(diagnostic("exchange-interface-missing", { router, exchange: place }, { span }));
    return { kind: "no-interface" };
  }
  if (!/^[A-Za-z][A-Za-z0-9_.-]{0,14}$/.test(name)) {
    report(diagnostic("not-a-linux-interface", { router, name }, { span }));
  }
  return null;
}
