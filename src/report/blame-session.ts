import { createLocate } from "../diagnostics/index.ts";
import type { SessionPlan } from "../model/index.ts";
import type { Asn, Prefix } from "../net/index.ts";
import { evaluate, formatAsPath, routeValues, type Outcome } from "../policy/index.ts";
import type { BlamedSession } from "./blame.ts";

/**
 * What a session does with a prefix as its peer would send it: from one of some origins, after the peer's own ASN.
 * With several origins, the first accepted one counts, otherwise the first one.
 */
export function blameSession(
  router: string,
  session: SessionPlan,
  prefix: Prefix,
  origins: readonly Asn[],
): BlamedSession {
  const { asn } = session;
  const paths = [...new Set(origins.length === 0 ? [asn] : origins)].map((origin) =>
    origin === asn ? [asn] : [asn, origin],
  );
  const tried = paths.map((asPath) => ({ asPath, outcome: outcomeOf(session, prefix, asPath) }));
  const chosen = tried.find(({ outcome }) => outcome.verdict === "accept") ?? tried[0];
  if (!chosen) throw new Error("no path was tried");
  const { outcome, asPath } = chosen;
  const place = outcome.term && createLocate()(outcome.term.span);
  return {
    session: session.name,
    router,
    asn,
    asPath: formatAsPath(asPath),
    verdict: outcome.verdict,
    reason: outcome.reason,
    term: outcome.term?.name ?? null,
    place: place && `${place.path}:${place.start.line}`,
  };
}

function outcomeOf(session: SessionPlan, prefix: Prefix, asPath: readonly Asn[]): Outcome {
  return evaluate(session.import, {
    prefix,
    asPath,
    nextHop: session.remote,
    communities: [],
    ...routeValues(() => null),
    localPreference: null,
    med: null,
  });
}
