import { formatPrefix } from "../../net/index.ts";
import { formatAsPath } from "../../policy/index.ts";
import type { AuditedPeer, AuditInput } from "../audit-input.ts";
import {
  ok,
  undecided,
  violated,
  type Decision,
  type Fact,
  type Lack,
  type Letter,
} from "../decision.ts";
import { placeName, sessionText } from "../evidence/place-name.ts";
import { receivedFrom, type KnownSession } from "../evidence/received-from.ts";
import type { SentRoute } from "../evidence/received-routes.ts";
import { someOf } from "../some-of.ts";
import type { Bilingual } from "../words.ts";

/** What a check asks of every route that a peer sends. */
export interface RouteQuestion {
  /** Whether a route is as it should be; or why that is not known. */
  readonly judge: (route: SentRoute) => "fine" | "bad" | Lack;
  /** What the bad routes are: `longer than /24`. */
  readonly badText: string;
  /** What all routes are, if none is bad: `at most /24`. */
  readonly fineText: string;
  /** More about it: where it was looked up. */
  readonly sources?: readonly Fact[];
  /** The letter; `prefixes` says which ones, and where. */
  readonly letter: (prefixes: Bilingual) => Letter;
}

/** Prefixes that a fact or a letter lists. */
const SHOWN = 5;

/**
 * Asks a question about every route that a peer sends on its sessions. One bad route is enough to violate; that all are
 * fine is only known if all are known.
 */
export function decideRoutes(
  audited: AuditedPeer,
  input: AuditInput,
  { judge, badText, fineText, letter, sources = [] }: RouteQuestion,
): Decision {
  const { known, lack } = receivedFrom(audited, input);
  if (known.length === 0) return undecided(lack ?? NOTHING);
  const bad: { readonly session: KnownSession; readonly routes: readonly SentRoute[] }[] = [];
  const open = new Map<string, { readonly lack: Lack; readonly routes: SentRoute[] }>();
  for (const session of known) {
    const routes: SentRoute[] = [];
    for (const route of session.routes) {
      const verdict = judge(route);
      if (verdict === "bad") routes.push(route);
      else if (verdict !== "fine") {
        const group = open.get(verdict.why) ?? { lack: verdict, routes: [] };
        open.set(verdict.why, group);
        group.routes.push(route);
      }
    }
    if (routes.length > 0) bad.push({ session, routes });
  }
  if (bad.length > 0) {
    const facts = bad.map(({ session, routes }) => badFact(session, routes, badText));
    return violated(letter(where(bad, input)), ...facts, ...sources);
  }
  const fine = known.map((session) => {
    const text = `${count(session.routes.length)} received on ${sessionText(session.session)}`;
    return { text, source: session.source, time: session.time };
  });
  const [first] = open.values();
  if (first) {
    const some = someOf(first.routes.map(prefixOf), SHOWN);
    return undecided({ ...first.lack, why: `${first.lack.why}: ${some}` }, ...fine);
  }
  if (lack) return undecided(lack, ...fine.map(saying(`, ${fineText}`)));
  if (known.every(({ routes }) => routes.length === 0)) return undecided(NOTHING, ...fine);
  return ok(...fine.map(saying(`, all of them ${fineText}`)), ...sources);
}

const NOTHING: Lack = {
  why: "no route is received from it",
  remedy: "see whether its sessions are up, and take the routes again",
};

const saying =
  (more: string) =>
  (fact: Fact): Fact => ({ ...fact, text: `${fact.text}${more}` });

function badFact(
  { session, source, time }: KnownSession,
  routes: readonly SentRoute[],
  badText: string,
): Fact {
  const some = someOf(
    routes.map((route) => `${prefixOf(route)} (AS_PATH ${formatAsPath(route.asPath)})`),
    SHOWN,
  );
  const text = `${count(routes.length)} on ${sessionText(session)} ${badText}: ${some}`;
  return { text, source, time };
}

/** The prefixes and the places where they are received, for a letter. */
function where(
  bad: readonly { readonly session: KnownSession; readonly routes: readonly SentRoute[] }[],
  input: AuditInput,
): Bilingual {
  const prefixes = [...new Set(bad.flatMap(({ routes }) => routes.map(prefixOf)))];
  const places = bad.map(({ session }) => placeName(session.session, input));
  const at = (language: "en" | "pt") => [...new Set(places.map((place) => place[language]))];
  return {
    en: `${someOf(prefixes, SHOWN)} (at ${someOf(at("en"), SHOWN)})`,
    pt: `${someOf(prefixes, SHOWN, "e mais", "outros")} (em ${someOf(at("pt"), SHOWN, "e mais", "outros")})`,
  };
}

function prefixOf({ prefix }: SentRoute): string {
  return formatPrefix(prefix);
}

function count(routes: number): string {
  return routes === 1 ? "1 route" : `${routes} routes`;
}
