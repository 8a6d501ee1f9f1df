import type { Policy } from "../../../src/policy/index.ts";
import type { RouterPlan, SessionOptions, SessionPlan } from "../../../src/model/index.ts";
import { listsOf, routerPlan } from "../../fixtures/plan.ts";

/** The fixture's plan with only its Cloudflare IPv4 session, changed. */
export function planWith(
  version: RouterPlan["version"],
  change: (session: SessionPlan) => SessionPlan = (session) => session,
): RouterPlan {
  const plan = routerPlan("bird", version);
  const peer = plan.peers.find((p) => p.asn === 13335);
  const session = peer?.sessions[0];
  if (!peer || !session) throw new Error("fixture");
  const changed = change(session);
  return {
    ...plan,
    peers: [{ ...peer, sessions: [changed] }],
    lists: listsOf([changed]),
  };
}

export function withOptions(options: Partial<SessionOptions>) {
  return (session: SessionPlan): SessionPlan => ({
    ...session,
    options: { ...session.options, ...options },
  });
}

export function withImport(terms: Policy["terms"]) {
  return (session: SessionPlan): SessionPlan => ({
    ...session,
    import: { ...session.import, terms },
  });
}

export function withExport(terms: Policy["terms"]) {
  return (session: SessionPlan): SessionPlan => ({
    ...session,
    export: { ...session.export, terms },
  });
}
