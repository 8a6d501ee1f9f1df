import { child, parseDuration, parsePercent, textOf } from "../../document/index.ts";
import { FAMILIES, formatPrefix, type Family } from "../../net/index.ts";
import { ok, undecided, violated, type Decision, type Fact, type Letter } from "../decision.ts";
import { placeName, sessionText } from "../evidence/place-name.ts";
import { receivedFrom, type KnownSession } from "../evidence/received-from.ts";
import { someOf } from "../some-of.ts";
import type { AuditInput } from "../audit-input.ts";
import type { CheckKind } from "./check-kind.ts";
import { isBlackhole } from "./route-facts.ts";
import { percent, values } from "./values.ts";

/** The peer announces the same prefixes on all sessions of a family. */
export interface SameEverywhereCheck {
  readonly kind: "same-everywhere";
  /** How many of all prefixes may be missing on a session, in percent. */
  readonly missing: number;
  /** Routes taken further apart than this are not compared, in milliseconds. */
  readonly within: number;
}

const HOUR_MS = 3_600_000;
/** Prefixes that a fact lists. */
const SHOWN = 5;

/** The peer's announcements, compared between sessions. */
export const sameEverywhere: CheckKind<SameEverywhereCheck> = {
  question: "Does the peer announce the same prefixes at every interconnection?",
  about:
    "The prefixes received on each session are compared with all that are received on any session of the same family. Sessions without any route may be down, and routes that were taken at different times differ anyway: neither is held against the peer. Routes with the community BLACKHOLE (RFC 7999) do not count.",
  schema: values({
    missing: percent(
      "0%",
      "The share of all prefixes of the family that may be missing on a session, rounded down.",
    ),
    within: {
      type: "string",
      pattern: "^[1-9]\\d{0,3}[mh]$",
      expected: "a duration like 30m or 1h",
      default: "1h",
      description: "How far apart the routes of two sessions may have been taken.",
    },
  }),
  read: (node) => ({
    kind: "same-everywhere",
    missing: parsePercent(textOf(child(node, "missing")) ?? "") ?? 0,
    within: parseDuration(textOf(child(node, "within")) ?? "") ?? HOUR_MS,
  }),
  decide(audited, { missing, within }, input): Decision {
    const { known, lack } = receivedFrom(audited, input);
    if (known.length === 0) {
      return undecided(lack ?? { why: "no route is received from it", remedy: REMEDY });
    }
    const compared = FAMILIES.map((family) => compare(family, known, missing));
    const found = compared.flatMap(({ differing }) => differing);
    const facts = found.map(factOf);
    const times = known.map(({ time }) => Date.parse(time));
    const apart = Math.max(...times) - Math.min(...times);
    if (found.length > 0 && apart > within) {
      const why = `the routes of its sessions differ, but were taken ${Math.round(apart / 60_000)} minutes apart`;
      return undecided({ why, remedy: REMEDY }, ...facts);
    }
    if (found.length > 0) return violated(letterOf(found, input), ...facts);
    const same = known.map(({ session, routes, source, time }): Fact => {
      const text = `${routes.length} routes received on ${sessionText(session)}`;
      return { text, source, time };
    });
    if (lack) return undecided(lack, ...same);
    const empty = compared.flatMap(({ empty }) => empty);
    if (empty.length > 0) {
      const names = empty.map(({ session }) => sessionText(session));
      const why = `nothing is received on ${someOf(names, 2)}, which may be down`;
      return undecided({ why, remedy: REMEDY }, ...same);
    }
    return ok(...same);
  },
};

const REMEDY = "take the routes of all of its sessions again, at about the same time";

/** A session on which prefixes are missing that others have. */
interface Differing {
  readonly session: KnownSession;
  readonly missing: readonly string[];
  readonly of: number;
}

function compare(
  family: Family,
  known: readonly KnownSession[],
  missing: number,
): { readonly differing: readonly Differing[]; readonly empty: readonly KnownSession[] } {
  const sets = known
    .filter(({ session }) => session.session.family === family)
    .map((session) => ({ session, prefixes: prefixesOf(session) }));
  const full = sets.filter(({ prefixes }) => prefixes.size > 0);
  const all = new Set(full.flatMap(({ prefixes }) => [...prefixes]));
  const allowed = Math.floor((all.size * missing) / 100);
  const differing = full.flatMap(({ session, prefixes }): readonly Differing[] => {
    if (all.size - prefixes.size <= allowed) return [];
    const absent = [...all].filter((prefix) => !prefixes.has(prefix));
    return [{ session, missing: absent, of: all.size }];
  });
  const empty = sets.filter(({ prefixes }) => prefixes.size === 0);
  return { differing, empty: empty.map(({ session }) => session) };
}

function prefixesOf({ routes }: KnownSession): ReadonlySet<string> {
  return new Set(
    routes.filter((route) => !isBlackhole(route)).map(({ prefix }) => formatPrefix(prefix)),
  );
}

function factOf({ session, missing, of }: Differing): Fact {
  const what = missing.length === 1 ? "1 is" : `${missing.length} are`;
  const text = `of ${of} prefixes, ${what} missing on ${sessionText(session.session)}: ${someOf(missing, SHOWN)}`;
  return { text, source: session.source, time: session.time };
}

function letterOf(found: readonly Differing[], input: AuditInput): Letter {
  const of = (language: "en" | "pt", at: string, and: string, more: string) =>
    found
      .map(({ session, missing }) => {
        const place = placeName(session.session, input)[language];
        return `${at} ${place}: ${someOf(missing, SHOWN, and, more)}`;
      })
      .join("; ");
  return {
    seen: {
      en: `You do not announce the same prefixes at every interconnection. Missing ${of("en", "at", "and", "more")}.`,
      pt: `Vocês não anunciam os mesmos prefixos em todas as interconexões. Faltam ${of("pt", "em", "e mais", "outros")}.`,
    },
    fix: {
      en: "Please announce the same prefixes on all sessions with us.",
      pt: "Por favor, anunciem os mesmos prefixos em todas as sessões conosco.",
    },
  };
}
