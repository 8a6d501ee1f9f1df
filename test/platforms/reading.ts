import { Diagnostics } from "../../src/diagnostics/index.ts";
import { formatAddress, formatCommunity, parseAddress, parsePrefix } from "../../src/net/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import { runFilter, type Route } from "../../src/policy/index.ts";
import type {
  PlatformName,
  ReadForm,
  RouterReading,
  SessionReading,
  Version,
} from "../../src/model/index.ts";
import { address, community } from "../fixtures/plan.ts";

/** Our ASN, and a neighbor in each family, in all configurations that are read here. */
export const ASN = 64500;

/** A configuration as read, and the errors about it, each as its code and its line. */
export interface Read {
  readonly reading: RouterReading;
  readonly errors: readonly string[];
}

/** Reads a configuration of the router 64500 with the neighbors 198.51.100.2 and 2001:db8::2. */
export function readText(
  platform: PlatformName,
  version: Version,
  text: string,
  form: ReadForm = "running",
): Read {
  const found = new Diagnostics();
  const neighbors = ["198.51.100.2", "2001:db8::2"].map((text) => ({
    address: address(text),
    zone: null,
  }));
  const request = { version, asn: ASN, neighbors, form };
  const reading = platforms[platform].read(
    { path: "router.conf", raw: text },
    request,
    found.report,
  );
  const errors = found.all.map(({ code, span }) => {
    const before = text.slice(0, span?.start ?? 0);
    return `${code} ${before.split("\n").length}`;
  });
  return { reading, errors: errors.sort() };
}

/** The attributes that a test sets; the others are those of a plain route. */
export interface RouteWords {
  /** ASNs, with AS_SETs in braces: `64496 {1 2}`. */
  readonly path?: string;
  readonly communities?: string;
  readonly nextHop?: string;
  readonly rpki?: Route["rpki"];
  readonly origin?: Route["origin"];
}

/** A route from words: 64496 in its path, the neighbor as its next hop, and nothing else unless it is said. */
export function route(prefix: string, words: RouteWords = {}): Route {
  const read = parsePrefix(prefix);
  if (!read) throw new Error(`no prefix: ${prefix}`);
  const path = words.path ?? "64496";
  const hop = read.family === "ipv4" ? "198.51.100.2" : "2001:db8::2";
  return {
    prefix: read,
    asPath: (path.match(/\{[^}]*\}|\d+/g) ?? []).map((part) =>
      part.startsWith("{") ? (part.match(/\d+/g) ?? []).map(Number) : Number(part),
    ),
    nextHop: parseAddress(words.nextHop ?? hop) ?? "self",
    communities: (words.communities ?? "").split(" ").filter(Boolean).map(community),
    rpki: words.rpki ?? "not-found",
    origin: words.origin ?? "igp",
    localPreference: null,
    med: null,
  };
}

/** The result of a session's filter for a route: `reject`, or `accept` with everything that changed. */
export function verdictOn(
  session: SessionReading | undefined,
  direction: "import" | "export",
  original: Route,
): string {
  if (!session) return "no session";
  const { verdict, route: after } = runFilter(
    session[direction].start,
    original,
    session.local === "inexpressible" ? null : session.local,
  );
  if (verdict === "reject") return "reject";
  const difference = (before: string, now: string, what: string) =>
    before === now ? [] : [`${what} ${now}`];
  const list = (one: Route) => one.communities.map(formatCommunity).join(" ");
  const path = (one: Route) => JSON.stringify(one.asPath).slice(1, -1).replaceAll(",", " ");
  const hop = ({ nextHop: to }: Route) => (typeof to === "string" ? to : formatAddress(to));
  return [
    "accept",
    ...difference(list(original), list(after), "communities"),
    ...difference(path(original), path(after), "path"),
    ...difference(hop(original), hop(after), "next hop"),
    ...difference(String(original.localPreference), String(after.localPreference), "preference"),
    ...difference(String(original.med), String(after.med), "med"),
  ].join(", ");
}
