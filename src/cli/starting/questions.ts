import { formatObjectName, parseAsn, parseObjectName } from "../../net/index.ts";
import { PLATFORMS } from "../../model/index.ts";
import type { Evidence, PeeringDb, PeeringDbNetwork } from "../../sources/index.ts";
import { readExchange } from "./read-exchange.ts";
import { readRouter } from "./read-router.ts";
import {
  addressProblem,
  asnProblem,
  nameProblem,
  objectProblem,
  ownerProblem,
  placeProblem,
  problemOf,
} from "./value-problems.ts";

/** What is known while questions are asked: the answers so far, by option, and PeeringDB's data. */
export interface Known {
  readonly texts: (option: string) => readonly string[];
  readonly peeringdb: Evidence<PeeringDb> | null;
}

/** A question: an option, and how somebody is asked for it on a terminal. */
export interface Question {
  /** The option's name. */
  readonly option: string;
  /** The value in messages: `ASN`. */
  readonly value: string;
  readonly text: string;
  /** `one`; `words`: several on one line; `lines`: several, one a line, until an empty one. */
  readonly takes: "one" | "words" | "lines";
  /** Whether it has an answer that is not given: then what that is; otherwise null. An empty list: it may be left out. */
  readonly otherwise: (known: Known) => readonly string[] | null;
  /** Whether somebody at a terminal is asked; absent: always. */
  readonly isAsked?: (known: Known) => boolean;
  /** What is wrong with an answer; null if nothing is. */
  readonly problem: (text: string, known: Known) => string | null;
}

const none = (): readonly string[] | null => null;
const nothing = (): readonly string[] => [];

/** Questions whose answers decide what PeeringDB is asked for. */
export const FIRST_QUESTIONS: readonly Question[] = [
  {
    option: "asn",
    value: "ASN",
    text: "Your ASN",
    takes: "one",
    otherwise: none,
    problem: asnProblem,
  },
  {
    option: "peer",
    value: "ASN",
    text: "The ASN of your first peer",
    takes: "one",
    otherwise: none,
    problem: (text, known) =>
      asnProblem(text) ?? (parseAsn(text) === asnOf(known, "asn") ? "that is your own ASN" : null),
  },
  {
    option: "peeringdb",
    value: "WHERE",
    text: "PeeringDB's data: a dump (file or URL), https://www.peeringdb.com/api, or a network's folder; empty for none",
    takes: "one",
    otherwise: nothing,
    problem: placeProblem,
  },
];

/** All others, in their order. */
export const QUESTIONS: readonly Question[] = [
  {
    option: "name",
    value: "NAME",
    text: "The name of your network",
    takes: "one",
    otherwise: (known) => oneOrNone(recordOf(known, "asn")?.name),
    problem: nameProblem,
  },
  {
    option: "as-set",
    value: "OBJECT",
    text: "The as-sets with what you announce, like RADB::AS-EXAMPLE",
    takes: "words",
    otherwise: (known) => {
      const object = parseObjectName(recordOf(known, "asn")?.asSet ?? "");
      return object && [formatObjectName(object)];
    },
    problem: objectProblem,
  },
  {
    option: "router",
    value: "NAME=PLATFORM,ROUTER_ID",
    text: `A router, like gru1 junos 192.0.2.1 (platforms: ${PLATFORMS.join(", ")})`,
    takes: "lines",
    otherwise: none,
    problem: (text) => problemOf(readRouter(text)),
  },
  {
    option: "rpki-cache",
    value: "ADDRESS",
    text: "The addresses of your RPKI caches, which routers ask whether an origin is valid",
    takes: "words",
    otherwise: none,
    problem: addressProblem,
  },
  {
    option: "exchange",
    value: "ID=LAN,LAN,NAME",
    text: "An exchange, like ix-br-sp 187.16.216.0/21 2001:12f8::/64 IX.br São Paulo",
    takes: "lines",
    otherwise: (known) => {
      const exchanges = exchangesOf(known).map(({ name }) => name);
      if (exchanges.length > 0) return exchanges;
      return known.texts("pni").length > 0 ? [] : null;
    },
    problem: (text, known) => problemOf(readExchange(text, exchangesOf(known))),
  },
  {
    option: "peer-router",
    value: "NAME",
    text: "The router that has the sessions with the first peer",
    takes: "one",
    otherwise: (known) => {
      const names = routerNames(known);
      return names.length > 1 ? null : names;
    },
    isAsked: (known) => routerNames(known).length > 1,
    problem: (text, known) =>
      routerNames(known).includes(text)
        ? null
        : `there is no router \`${text}\`; given are ${routerNames(known).join(", ")}`,
  },
  {
    option: "local",
    value: "ADDRESS",
    text: "Your addresses in these sessions, one of each family",
    takes: "words",
    otherwise: (known) => (isMet(known) ? [] : null),
    isAsked: (known) => !isMet(known),
    problem: addressProblem,
  },
  {
    option: "remote",
    value: "ADDRESS",
    text: "The first peer's addresses in these sessions",
    takes: "words",
    otherwise: (known) => (isMet(known) ? [] : null),
    isAsked: (known) => !isMet(known),
    problem: addressProblem,
  },
  {
    option: "peer-name",
    value: "NAME",
    text: "The name of the first peer",
    takes: "one",
    otherwise: (known) => [recordOf(known, "peer")?.name ?? `AS${asnOf(known, "peer") ?? ""}`],
    isAsked: (known) => recordOf(known, "peer") === null,
    problem: nameProblem,
  },
  {
    option: "peer-as-set",
    value: "OBJECT",
    text: "The as-set of the first peer, like RADB::AS-EXAMPLE; empty for what PeeringDB says, or its ASN alone",
    takes: "one",
    otherwise: nothing,
    isAsked: (known) => recordOf(known, "peer") === null,
    problem: objectProblem,
  },
  {
    option: "owner",
    value: "NAME",
    text: "Who reviews changes, like @example/noc; empty for nobody yet",
    takes: "words",
    otherwise: nothing,
    problem: ownerProblem,
  },
];

/** The ASN that was given for an option; null if there is none. */
export function asnOf({ texts }: Known, option: "asn" | "peer"): number | null {
  const [text] = texts(option);
  return text === undefined ? null : parseAsn(text);
}

/** The exchanges where PeeringDB has us. */
export function exchangesOf(known: Known): PeeringDb["exchanges"] {
  const asn = asnOf(known, "asn");
  const { exchanges = [], ports = [] } = known.peeringdb?.data ?? {};
  const ours = new Set(ports.filter((port) => port.asn === asn).map(({ lan }) => lan));
  return exchanges.filter(({ id }) => ours.has(id));
}

function recordOf(known: Known, option: "asn" | "peer"): PeeringDbNetwork | null {
  const asn = asnOf(known, option);
  return known.peeringdb?.data.networks.find((each) => each.asn === asn) ?? null;
}

function routerNames({ texts }: Known): readonly string[] {
  const names = texts("router").flatMap((text) => {
    const router = readRouter(text);
    return typeof router === "string" ? [] : [router.name];
  });
  return [...new Set(names)];
}

/** Whether PeeringDB has both of us at an exchange, so that addresses need not be given. */
function isMet(known: Known): boolean {
  if (known.texts("pni").length > 0) return false;
  const [ours, theirs] = [asnOf(known, "asn"), asnOf(known, "peer")];
  const { ports = [] } = known.peeringdb?.data ?? {};
  const lansOf = (asn: number | null): ReadonlySet<number> =>
    new Set(ports.filter((port) => port.asn === asn && port.operational).map(({ lan }) => lan));
  const there = lansOf(theirs);
  return [...lansOf(ours)].some((lan) => there.has(lan));
}

function oneOrNone(text: string | undefined): readonly string[] | null {
  return text === undefined || nameProblem(text) !== null ? null : [text];
}
