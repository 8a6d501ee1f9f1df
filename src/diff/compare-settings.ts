import type { Span } from "../diagnostics/index.ts";
import { formatAddress } from "../net/index.ts";
import { sameButPlaces, type MaxPrefixes, type SessionOptions } from "../model/index.ts";
import { OPTION_NAMES } from "../verify/index.ts";
import { describeOption } from "./describe-option.ts";
import type { PlacedPair, PlacedSession } from "./match-sessions.ts";

/** A changed setting of a session or a router, other than a filter. */
export interface SettingChange {
  /** For programs: `ttlSecurity`. */
  readonly id: string;
  /** For display: `TTL security`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Where the declaration sets the new value. */
  readonly span: Span;
}

const OPTIONS = Object.keys(OPTION_NAMES) as (keyof SessionOptions)[];

const LIMITS = [
  ["maximum", "the maximum of prefixes", ({ maximum }: MaxPrefixes) => String(maximum)],
  ["warnAt", "when to warn of many prefixes", ({ warnAt }: MaxPrefixes) => `${warnAt} %`],
  [
    "onExceed",
    "what follows on too many prefixes",
    ({ onExceed }: MaxPrefixes) =>
      onExceed.kind === "restart"
        ? `a restart after ${onExceed.afterMinutes} minutes`
        : { shutdown: "shutdown", warn: "a warning" }[onExceed.kind],
  ],
] as const;

/** All changes of a session except for its filters and its router. */
export function compareSettings({ before, after }: PlacedPair): readonly SettingChange[] {
  const { session: was } = before;
  const { session: is } = after;
  const found: SettingChange[] = [];
  const compare = (id: string, name: string, of: (placed: PlacedSession) => string) => {
    const [a, b] = [of(before), of(after)];
    if (a !== b) found.push({ id, name, before: a, after: b, span: is.span });
  };
  compare("asn", "the neighbor's ASN", ({ session }) => `AS${session.asn}`);
  compare("relation", "the relation", ({ peer }) => peer.relation);
  compare("remote", "the neighbor's address", ({ session }) => formatAddress(session.remote));
  compare("local", "the local address", ({ session }) => formatAddress(session.local));
  compare("family", "the family", ({ session }) => session.family);
  compare("place", "the place", ({ session }) => session.place);
  compare("description", "the description", ({ session }) => session.description);
  for (const [id, name, of] of LIMITS) {
    const [a, b] = [of(was.maxPrefixes), of(is.maxPrefixes)];
    if (a !== b) found.push({ id, name, before: a, after: b, span: is.maxPrefixes.span });
  }
  for (const option of OPTIONS) {
    if (sameButPlaces(was.options[option], is.options[option])) continue;
    compare(option, OPTION_NAMES[option], ({ session }) => describeOption(option, session.options));
  }
  return found;
}
