import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { equalAddresses, parseAddress, parseAsn } from "../../net/index.ts";
import { neighborOf, type RouterPlan, type SessionPlan } from "../../model/index.ts";

/**
 * Finds one session by its name (ignoring case and PEERC_), its neighbor's address, with or without its interface
 * (`fe80::1%eth0`), or its ASN.
 */
export function findSession(
  plans: readonly RouterPlan[],
  wanted: string,
  router: string | null,
  declaration: Pick<Declaration, "peers">,
  report: Report,
): SessionPlan | null {
  const routers = plans.filter((plan) => router === null || plan.name === router);
  if (router !== null && routers.length === 0) {
    report(diagnostic("unknown-router", { name: router, known: plans.map((plan) => plan.name) }));
    return null;
  }
  const all = routers.flatMap((plan) =>
    plan.peers.flatMap((peer) =>
      peer.sessions.map((session) => ({ session, label: `${session.name} on ${plan.name}` })),
    ),
  );
  const at = wanted.indexOf("%");
  const address = parseAddress(at < 0 ? wanted : wanted.slice(0, at));
  const isAt = (session: Pick<SessionPlan, "remote" | "options">): boolean => {
    const { address: remote, zone } = neighborOf(session);
    return (
      address !== null &&
      equalAddresses(remote, address) &&
      (at < 0 || zone === wanted.slice(at + 1))
    );
  };
  const asn = parseAsn(wanted);
  const name = normalize(wanted);
  const found = all.filter(({ session }) =>
    address ? isAt(session) : session.asn === asn || normalize(session.name) === name,
  );
  const [first] = found;
  if (!first) {
    const known = all.map(({ session }) => session.name.replace(/^PEERC_/, ""));
    const hint = whyPlanned(declaration, address ? isAt : null, asn);
    report(diagnostic("unknown-session", { name: wanted, known: [...new Set(known)] }, { hint }));
    return null;
  }
  if (found.length > 1) {
    const matches = found.map(({ label }) => label);
    report(diagnostic("ambiguous-session", { name: wanted, matches }));
    return null;
  }
  return first.session;
}

/** A neighbor's address or ASN that is declared but not built. */
function whyPlanned(
  { peers }: Pick<Declaration, "peers">,
  isAt: ((session: Pick<SessionPlan, "remote" | "options">) => boolean) | null,
  asn: number | null,
): string | undefined {
  const isMeant = peers.some((peer) =>
    peer.sessions.some(
      (session) => session.state.is === "planned" && (isAt ? isAt(session) : peer.asn === asn),
    ),
  );
  return isMeant ? "it is declared `state: planned`, so no router has it" : undefined;
}

function normalize(name: string): string {
  return name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "_")
    .replace(/^PEERC_/, "");
}
