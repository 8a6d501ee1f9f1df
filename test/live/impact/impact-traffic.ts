import { formatPrefix, parsePrefix, type Prefix } from "../../../src/net/index.ts";
import type { Route } from "../../../src/policy/index.ts";
import type { SessionPlan } from "../../../src/model/index.ts";
import { subnetOf } from "../cables.ts";
import type { LabRouter } from "../lab-router.ts";
import { materialOf, roasOf } from "../material.ts";
import type { Sent, Traffic, Wave } from "../plan-waves.ts";
import type { Roa } from "../rtr-server.ts";
import { sketchesOf, type Sketch } from "../sketches.ts";
import { LATE, registeredBy } from "./impact-network.ts";

/** Whose prefixes other sessions announce too, each with a longer path than the last: there is always one best route. */
const SHARED: Readonly<Record<number, readonly number[]>> = {
  12956: [13335, 15169, 27715],
  3356: [13335, 15169, 20940],
};

/**
 * What all neighbors send at once: on each session every way in which a route may be right or wrong, the prefixes of members
 * that the neighbor's as-set does not have yet, and on the second exchange and from transits, prefixes of other sessions.
 */
export function impactTraffic(router: LabRouter): Traffic {
  const materials = router.sessions.map((session) => {
    const { asn, family } = session;
    return materialOf(session, of(registeredBy(asn), family));
  });
  const wave: Wave = new Map(
    materials.map((material) => {
      const { session } = material;
      const sketches = isSecond(session) ? [] : sketchesOf(material, subnetOf(router, session));
      return [session.name, spread(sketches, more(session))];
    }),
  );
  const roas = new Map(materials.flatMap(roasOf).map((roa) => [keyOf(roa), roa]));
  return { roas: [...roas.values()], waves: [wave] };
}

/** Whether the neighbor has a better session. */
function isSecond({ asn, place }: SessionPlan): boolean {
  return asn === 13335 && place === "ix-b";
}

function more(session: SessionPlan): readonly Route[] {
  const { asn, family, remote } = session;
  const route =
    (asPath: Route["asPath"]) =>
    (prefix: Prefix): Route => ({
      ...{ prefix, asPath, nextHop: remote, communities: [], med: null, origin: "igp" },
      ...{ rpki: "not-found", localPreference: null },
    });
  if (isSecond(session))
    return of(registeredBy(asn), family)
      .slice(8)
      .map(route([asn, asn]));
  const late = { 27715: LATE[0], 20940: LATE[1] }[asn];
  const shared = (SHARED[asn] ?? []).flatMap((other) =>
    of(registeredBy(other), family)
      // Some have no other exit.
      .filter((_, i) => i % 4 !== asn % 4)
      .map(route(asn === 3356 ? [asn, asn, asn, other] : [asn, other])),
  );
  return [
    ...(late === undefined ? [] : of(registeredBy(late), family).map(route([asn, late]))),
    ...shared,
  ];
}

/** Gives each sketch a prefix of its own; the choosiest ones first. */
function spread(sketches: readonly Sketch[], others: readonly Route[]): readonly Sent[] {
  const sent = new Map<string, Sent>();
  const byChoice = [...sketches].sort((a, b) => a.prefixes.length - b.prefixes.length);
  for (const { about, prefixes, rest } of byChoice) {
    const prefix = prefixes.find((one) => !sent.has(formatPrefix(one)));
    if (!prefix) continue;
    const route: Route = { ...rest, prefix, rpki: "not-found", localPreference: null };
    sent.set(formatPrefix(prefix), { about, route });
  }
  for (const route of others) {
    const key = formatPrefix(route.prefix);
    if (!sent.has(key)) sent.set(key, { about: "of somebody else", route });
  }
  return [...sent.values()];
}

function of(texts: readonly string[], family: Prefix["family"]): readonly Prefix[] {
  return texts.flatMap((text) => {
    const prefix = parsePrefix(text);
    return prefix?.family === family ? [prefix] : [];
  });
}

function keyOf({ prefix, maxLength, asn }: Roa): string {
  return `${formatPrefix(prefix)} ${maxLength} ${asn}`;
}
