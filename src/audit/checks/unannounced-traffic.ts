import { child, parsePercent, textOf } from "../../document/index.ts";
import type { AuditedSession, AuditInput } from "../audit-input.ts";
import { ok, undecided, violated, type Decision, type Fact } from "../decision.ts";
import type { TrafficCounter } from "../evidence/counters.ts";
import { placeName } from "../evidence/place-name.ts";
import { someOf } from "../some-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { percent, values } from "./values.ts";

/** The peer sends traffic only to what we announce to it. */
export interface UnannouncedTrafficCheck {
  readonly kind: "unannounced-traffic";
  /** The most of what comes in at a place that may go elsewhere, in percent. */
  readonly atMost: number;
}

const REMEDY =
  "count with the filters of `peerc acl`, and give what the routers counted with --counters";

/** Traffic to what we do not announce: by a default route or a static route that points at us. */
export const unannouncedTraffic: CheckKind<UnannouncedTrafficCheck> = {
  question: "Does the peer send traffic only to what we announce?",
  about:
    "Decided by counters on the interfaces where the peer's sessions are. At an exchange a counter has the traffic of all members: if it is too much, it is not known whose it is. On a private interconnect it is the peer's, if no other peer is there.",
  schema: values(
    {
      at_most: percent(
        "1%",
        "The largest share of the bytes that come in at a place which may be for anything else.",
      ),
    },
    [],
  ),
  read: (node) => ({
    kind: "unannounced-traffic",
    atMost: parsePercent(textOf(child(node, "at_most")) ?? "") ?? 1,
  }),
  decide({ peer, sessions }, { atMost }, input): Decision {
    const { counters, ages } = input;
    if (counters === null) return undecided({ why: "no counters are given", remedy: REMEDY });
    const built = sessions.filter(({ isBuilt }) => isBuilt);
    const places = new Map(built.map((session) => [keyOf(session), session]));
    if (places.size === 0) {
      const remedy = "audit it again when it has one";
      return undecided({ why: "it has no session yet", remedy });
    }
    const read = [...places].map(([key, session]) => {
      const recent = counters.filter(
        (counter) =>
          `${counter.router} ${counter.place}` === key &&
          ages.now - Date.parse(counter.time) <= ages.maxAge,
      );
      return { key, session, counter: sum(recent) };
    });
    const facts = read.flatMap(({ key, counter }) => (counter ? [factOf(key, counter)] : []));
    const over = read.filter(({ counter }) => counter !== null && isOver(counter, atMost));
    const own = over.filter(({ session }) => isAlone(session, peer.asn, input));
    const [first] = own;
    if (first) {
      const names = own.map(({ session }) => placeName(session, input));
      const letter = {
        seen: {
          en: `You send us traffic to destinations that we do not announce to you, over ${someOf(
            names.map(({ en }) => en),
            3,
          )}.`,
          pt: `Vocês nos enviam tráfego para destinos que não anunciamos a vocês, por ${someOf(
            names.map(({ pt }) => pt),
            3,
            "e mais",
            "outras",
          )}.`,
        },
        fix: {
          en: "Please remove default and static routes that point at us.",
          pt: "Por favor, removam rotas default e estáticas que apontem para nós.",
        },
      };
      return violated(letter, ...facts);
    }
    if (over.length > 0) {
      const why = `the counters of ${someOf(
        over.map(({ key }) => key),
        3,
      )} have the traffic of several networks`;
      const remedy =
        "find out who sends it: by flow data with MAC addresses, or a filter by source";
      return undecided({ why, remedy }, ...facts);
    }
    const missing = read.filter(({ counter }) => counter === null);
    if (missing.length > 0) {
      const why = `there is no counter of ${someOf(
        missing.map(({ key }) => key),
        3,
      )}`;
      return undecided({ why, remedy: REMEDY }, ...facts);
    }
    return ok(...facts);
  },
};

function keyOf({ router, session: { place } }: AuditedSession): string {
  return `${router.name} ${place.kind === "exchange" ? place.id : place.name}`;
}

/** Several counters of one place, as for the two families, together; null if there is none. */
function sum(counters: readonly TrafficCounter[]): TrafficCounter | null {
  return counters.reduce<TrafficCounter | null>(
    (total, counter) =>
      total
        ? {
            ...total,
            announced: total.announced + counter.announced,
            other: total.other + counter.other,
            time: total.time < counter.time ? total.time : counter.time,
          }
        : counter,
    null,
  );
}

function isOver({ announced, other }: TrafficCounter, atMost: number): boolean {
  return other * 100 > atMost * (announced + other);
}

/** Whether all traffic at a place is one peer's: a private interconnect without sessions of others. */
function isAlone(
  { router, session: { place } }: AuditedSession,
  asn: number,
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

function factOf(key: string, { announced, other, source, time }: TrafficCounter): Fact {
  const all = announced + other;
  const share = all === 0 ? 0 : Math.ceil((other * 1000) / all) / 10;
  const text = `${key}: ${other} of ${all} bytes (${share}%) to what we do not announce`;
  return { text, source, time };
}
