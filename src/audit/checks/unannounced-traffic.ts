import { child, parsePercent, textOf } from "../../document/index.ts";
import type { Asn } from "../../net/index.ts";
import { sumCounts, type CountSum } from "../../traffic/index.ts";
import type { AuditedSession, AuditInput } from "../audit-input.ts";
import { ok, undecided, violated, type Decision, type Fact, type Lack } from "../decision.ts";
import type { CountedTraffic } from "../evidence/counters.ts";
import { placeName } from "../evidence/place-name.ts";
import { someOf } from "../some-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { percent, values } from "./values.ts";

/** The peer sends traffic only to what we announce to it. */
export interface UnannouncedTrafficCheck {
  readonly kind: "unannounced-traffic";
  /** The most of what comes in at a place that may go elsewhere, in percent of the packets. */
  readonly atMost: number;
}

const REMEDY =
  "count with the filters of `peerc acl`, and give what was counted with --counters (docs/data-plane.md)";

const NAMES = { ipv4: "IPv4", ipv6: "IPv6" } as const;

/** Traffic to what we do not announce: by a default route or a static route that points at us. */
export const unannouncedTraffic: CheckKind<UnannouncedTrafficCheck> = {
  question: "Does the peer send traffic only to what we announce?",
  about:
    "Decided by what filters counted where the peer's sessions are. At an exchange a counter has the traffic of all members: only if nothing at all went elsewhere is it known that none of them sent it, unless it was counted by member. On a private interconnect it is the peer's, if no other peer is there.",
  schema: values({
    at_most: percent(
      "1%",
      "The largest share of the packets that come in at a place which may be for anything else.",
    ),
  }),
  read: (node) => ({
    kind: "unannounced-traffic",
    atMost: parsePercent(textOf(child(node, "at_most")) ?? "") ?? 1,
  }),
  decide({ peer, sessions }, { atMost }, input): Decision {
    const { counters, ages } = input;
    if (counters === null) return undecided({ why: "no counters are given", remedy: REMEDY });
    const built = sessions.filter(({ isBuilt }) => isBuilt);
    if (built.length === 0) {
      const remedy = "audit it again when it has one";
      return undecided({ why: "it has no session yet", remedy });
    }
    const recent = counters.filter(({ to }) => ages.now - Date.parse(to) <= ages.maxAge);
    const judged = placesOf(built).map((place) => judge(place, peer.asn, atMost, recent, input));
    const facts = judged.flatMap((one) => one.facts);
    const over = judged.filter(({ verdict }) => verdict === "over");
    if (over.length > 0) {
      const names = over.map(({ session }) => placeName(session, input));
      return violated(
        letterOf([...new Map(names.map((name) => [name.en, name])).values()]),
        ...facts,
      );
    }
    const lack = judged.flatMap(({ verdict }) => (typeof verdict === "object" ? [verdict] : []));
    const [first] = lack;
    return first ? undecided(first, ...facts) : ok(...facts);
  },
};

/** A place and family, and whether too much is sent there by the peer; or why that is not known. */
interface Judged {
  readonly session: AuditedSession;
  readonly verdict: "fine" | "over" | Lack;
  readonly facts: readonly Fact[];
}

/** A session of each place and family. */
function placesOf(sessions: readonly AuditedSession[]): readonly AuditedSession[] {
  const key = (one: AuditedSession) => `${keyOf(one)} ${one.session.family}`;
  return [...new Map(sessions.map((session) => [key(session), session])).values()];
}

function judge(
  session: AuditedSession,
  asn: Asn,
  atMost: number,
  counters: readonly CountedTraffic[],
  input: AuditInput,
): Judged {
  const key = keyOf(session);
  const here = counters.filter(
    ({ router, place, family }) =>
      `${router} ${nameOf(place)}` === key && family === session.session.family,
  );
  const own = here.filter(({ peer }) => peer === asn);
  const shared = here.filter(({ peer }) => peer === null);
  const used = own.length > 0 ? own : shared;
  const sums = sumCounts(used);
  const facts = sums.map((sum) => factOf(key, sum, used[0]?.source ?? ""));
  const name = NAMES[session.session.family];
  const result = (verdict: Judged["verdict"]): Judged => ({ session, verdict, facts });
  const seen = sums.reduce((sum, { announced }) => sum + (announced?.packets ?? 0), 0);
  const other = sums.reduce((sum, one) => sum + one.other.packets, 0);
  if (sums.length === 0)
    return result({ why: `there is no counter of ${key} for ${name}`, remedy: REMEDY });
  if (seen === 0) {
    const why = `nothing shows that the counters of ${key} see traffic`;
    return result({ why, remedy: "count what goes to announced addresses as well" });
  }
  const isOwn = own.length > 0 || isAlone(session, asn, input);
  // A small share of what many send can be all that one of them sends.
  if (isOwn ? other * 100 <= atMost * (seen + other) : other === 0) return result("fine");
  if (isOwn) return result("over");
  const why = `the counters of ${key} have the traffic of several networks`;
  return result({ why, remedy: "count by member, by MAC address, or look into flow data" });
}

function nameOf(place: CountedTraffic["place"]): string {
  return place.kind === "exchange" ? place.id : place.name;
}

function keyOf({ router, session: { place } }: AuditedSession): string {
  return `${router.name} ${nameOf(place)}`;
}

/** Whether all traffic at a place is one peer's: a private interconnect without sessions of others. */
function isAlone(
  { router, session: { place } }: AuditedSession,
  asn: Asn,
  { declaration }: AuditInput,
): boolean {
  if (place.kind === "exchange") return false;
  return !declaration.peers.some(
    (other) =>
      other.asn !== asn &&
      other.sessions.some(
        (session) =>
          session.router.value === router.name &&
          session.place.kind === "interface" &&
          session.place.name === place.name,
      ),
  );
}

function factOf(
  key: string,
  { family, announced, other, from, to }: CountSum,
  source: string,
): Fact {
  const all = (announced?.packets ?? 0) + other.packets;
  // Rounded up, so that something is not shown as nothing.
  const share = all === 0 ? 0 : Math.ceil((other.packets * 1000) / all) / 10;
  const text = `${key}: ${share}% of ${all} ${NAMES[family]} packets since ${from.slice(0, 10)} go to what we do not announce`;
  return { text, source, time: to };
}

function letterOf(places: readonly { readonly en: string; readonly pt: string }[]) {
  const en = someOf(
    places.map((place) => place.en),
    3,
  );
  const pt = someOf(
    places.map((place) => place.pt),
    3,
    "e mais",
    "outras",
  );
  return {
    seen: {
      en: `You send us traffic to destinations that we do not announce to you, over ${en}.`,
      pt: `Vocês nos enviam tráfego para destinos que não anunciamos a vocês, por ${pt}.`,
    },
    fix: {
      en: "Please remove default and static routes that point at us.",
      pt: "Por favor, removam rotas default e estáticas que apontem para nós.",
    },
  };
}
