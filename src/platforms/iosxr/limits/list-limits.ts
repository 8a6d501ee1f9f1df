import type { Span } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import type { Complaints } from "../../complaints.ts";
import { nameLimits } from "./name-limits.ts";
import { asPathSetName } from "../render/set-names.ts";

/**
 * The longest name of a route policy (Cisco-IOS-XR-types, Route-policy-name: 1 to 255 characters). No document gives
 * one for sets, so the same limit is applied.
 */
export const LONGEST_OBJECT_NAME = 255;

/** Reports names of sets and policies that IOS-XR does not accept. */
export function listLimits(plan: RouterPlan, complain: Complaints): void {
  const check = (what: string, name: string, span: Span): void =>
    nameLimits("object", what, name, LONGEST_OBJECT_NAME, span, complain);
  const { prefixes, asns, communities } = plan.lists;
  for (const { name } of [...prefixes, ...communities]) {
    check(`the name of the list ${name}`, name, plan.span);
  }
  for (const list of asns) {
    check(`the name of the list ${list.name}`, asPathSetName(list, "origin"), plan.span);
  }
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    for (const { name } of [session.import, session.export]) {
      check(`the name of the policy ${name}`, name, session.span);
    }
  }
}
