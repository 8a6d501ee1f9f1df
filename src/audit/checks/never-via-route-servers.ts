import { sessionName } from "../../compile/index.ts";
import { isBuilt } from "../../declaration/index.ts";
import { formatPrefix } from "../../net/index.ts";
import { ok, undecided, violated, type Decision, type Fact } from "../decision.ts";
import { factOf } from "../evidence/given.ts";
import { keyOfSession, type SentRoutes } from "../evidence/received-routes.ts";
import { recordOf } from "../evidence/record-of.ts";
import { someOf } from "../some-of.ts";
import type { AuditInput } from "../audit-input.ts";
import type { CheckKind } from "./check-kind.ts";
import { NO_VALUES } from "./values.ts";

/** What the peer announces comes over no route server, if PeeringDB says that it never does. */
export interface NeverViaRouteServersCheck {
  readonly kind: "never-via-route-servers";
}

/** Prefixes that a fact lists. */
const SHOWN = 5;

/** The peer's flag in PeeringDB, beside what route servers send us. */
export const neverViaRouteServers: CheckKind<NeverViaRouteServersCheck> = {
  question: "Do no routes of the peer come over route servers, if PeeringDB says they never do?",
  about:
    "If the peer's record says that it never announces over route servers (`info_never_via_route_servers`), no route whose AS_PATH begins with its ASN may be received from a route server. If it does not say so, there is nothing to check. Routes with the ASN further on in the AS_PATH are of others.",
  schema: NO_VALUES,
  read: () => ({ kind: "never-via-route-servers" }),
  decide({ peer }, _, input): Decision {
    const read = recordOf(peer.asn, input.peeringdb);
    if (read.kind === "undecided") return read.decision;
    const { record, known } = read;
    if (!record.neverViaRouteServers) {
      return ok(factOf(known, `AS${peer.asn} does not say that it avoids route servers`));
    }
    const says = factOf(known, `AS${peer.asn} says that it never announces over route servers`);
    const sessions = routeServerSessions(input);
    if (sessions.length === 0) {
      const text = "there is no session with a route server";
      return ok(says, { text, source: "declaration", time: null });
    }
    const seen = sessions.flatMap(({ name, sent }): readonly Fact[] => {
      const routes = (sent?.routes ?? []).filter(({ asPath }) => asPath[0] === peer.asn);
      if (!sent || routes.length === 0) return [];
      const prefixes = someOf(
        routes.map(({ prefix }) => formatPrefix(prefix)),
        SHOWN,
      );
      const count = routes.length === 1 ? "1 route" : `${routes.length} routes`;
      const text = `${count} of AS${peer.asn} on ${name}: ${prefixes}`;
      return [{ text, source: sent.source, time: sent.time }];
    });
    if (seen.length > 0) return violated(LETTER, says, ...seen);
    const missing = sessions.filter(({ sent }) => sent === null);
    if (missing.length > 0) {
      const names = someOf(
        missing.map(({ name }) => name),
        2,
      );
      const why = `no recent routes are given of sessions with route servers: ${names}`;
      return undecided({ why, remedy: "give the routers' received routes with --routes" }, says);
    }
    const empty = sessions.filter(({ sent }) => sent?.routes.length === 0);
    if (empty.length > 0) {
      const names = someOf(
        empty.map(({ name }) => name),
        2,
      );
      const why = `nothing is received on ${names}, which may be down`;
      return undecided({ why, remedy: "see whether the sessions are up" }, says);
    }
    const none = sessions.flatMap(({ name, sent }): readonly Fact[] =>
      sent
        ? [{ text: `no route of AS${peer.asn} on ${name}`, source: sent.source, time: sent.time }]
        : [],
    );
    return ok(says, ...none);
  },
};

const LETTER = {
  seen: {
    en: "Your PeeringDB record says that you never announce over route servers, and we receive your prefixes from one.",
    pt: "Seu registro no PeeringDB diz que vocês nunca anunciam por route servers, e recebemos prefixos seus de um deles.",
  },
  fix: {
    en: "Please stop announcing to route servers, or correct your record.",
    pt: "Por favor, parem de anunciar a route servers ou corrijam seu registro.",
  },
};

/** Our built sessions with route servers, and what is known of their routes; null for what is not, or is too old. */
function routeServerSessions({ declaration, received, ages }: AuditInput): readonly {
  readonly name: string;
  readonly sent: SentRoutes | null;
}[] {
  return declaration.peers
    .filter(({ relation }) => relation === "route-server")
    .flatMap((peer) =>
      peer.sessions
        .filter((session) => isBuilt(session))
        .map((session) => {
          const name = sessionName(peer, session);
          const router = session.router.value;
          const sent = received?.get(keyOfSession(router, name)) ?? null;
          const isRecent = sent !== null && ages.now - Date.parse(sent.time) <= ages.maxAge;
          return { name: `${name} on ${router}`, sent: isRecent ? sent : null };
        }),
    );
}
