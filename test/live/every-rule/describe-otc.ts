import { expect } from "@jest/globals";

import { formatPrefix, type Family } from "../../../src/net/index.ts";
import { evaluate, type Route } from "../../../src/policy/index.ts";
import type { BgpRole, SessionPlan } from "../../../src/model/index.ts";
import type { Lab } from "../lab.ts";
import { LIMIT_MS, liveTest } from "../needs-tools.ts";
import { openAgain } from "./observe-sessions.ts";

/** An ASN that no neighbor has. */
const SOMEBODY = 39100;

/** Tests of the router's treatment of routes that already have an OTC, so they are only for customers (RFC 9234, 5). */
export function describeOtc(getLab: () => Lab): void {
  liveTest(
    "a route with OTC is a leak from a customer, and from a peer unless the peer set it",
    async () => {
      const lab = getLab();
      for (const family of ["ipv4", "ipv6"] as const) {
        for (const role of ["provider", "peer", "customer", "rs-client"] as const) {
          const { session, routes } = sessionWith(lab, role, family);
          const [none, own, other] = routes;
          const speaker = await openAgain(lab, session);
          speaker.announce([none]);
          speaker.announce([own], session.asn);
          speaker.announce([other], SOMEBODY);
          await speaker.fence();
          const accepted = lab.router.accepted().get(session.name);
          const has = (route: Route) => accepted?.has(formatPrefix(route.prefix)) === true;
          expect([session.name, has(none), has(own), has(other)]).toEqual([
            session.name,
            true,
            ...leaks(role).map((leak) => !leak),
          ]);
        }
      }
    },
    LIMIT_MS,
  );
}

/** Whether OTC with the neighbor's own ASN, and with another one, makes a leak of a route. */
function leaks(ours: BgpRole): readonly [boolean, boolean] {
  switch (ours) {
    case "provider":
      return [true, true];
    case "peer":
      return [false, true];
    case "customer":
    case "rs-client":
      return [false, false];
  }
}

/** A session on which we are this, and three of the routes sent before that it accepts, each with another prefix. */
function sessionWith(
  lab: Lab,
  role: BgpRole,
  family: Family,
): { session: SessionPlan; routes: readonly [Route, Route, Route] } {
  for (const session of lab.sessions) {
    if (session.options.role !== role || session.family !== family) continue;
    const accepted = lab.traffic.waves
      .flatMap((wave) => wave.get(session.name) ?? [])
      .map(({ route }) => route)
      .filter((route) => evaluate(session.import, route).verdict === "accept");
    const [a, b, c] = new Map(accepted.map((r) => [formatPrefix(r.prefix), r])).values();
    if (a && b && c) return { session, routes: [a, b, c] };
  }
  throw new Error(`no session on which we are ${role}`);
}
