import {
  formatPrefixRange,
  type Asn,
  type CanonicalSet,
  type Family,
  type RegisteredPrefix,
} from "../../net/index.ts";
import { groupBy } from "../group-by.ts";
import type { ObjectPair } from "./object-pairs.ts";
import type { Why } from "./why.ts";

/** The added and removed prefixes of a list; null: all of the object's. */
export interface Wanted {
  readonly family: Family;
  readonly added: CanonicalSet | null;
  readonly removed: CanonicalSet | null;
}

/** Prefixes that are mentioned for one origin. */
const NAMED = 3;

/** The route objects added to an object and removed from it, grouped by origin, with the path of its membership. */
export function prefixWhy(pair: ObjectPair, { family, added, removed }: Wanted): readonly Why[] {
  const { change } = pair;
  if (!change) return [];
  const { prefixes, members } = change;
  const isIn = (set: CanonicalSet | null) => (one: RegisteredPrefix) =>
    set === null || set.has({ ...one.range.prefix, length: one.range.min });
  const describe = (all: Iterable<RegisteredPrefix>, set: CanonicalSet | null, sign: "+" | "-") =>
    groupBy([...all].filter(isIn(set)), keyOf).flatMap((group): Why[] => {
      const [first] = group;
      if (!first) return [];
      const some = group.slice(0, NAMED).map(({ range }) => formatPrefixRange(range));
      const rest = group.length > NAMED ? ` and ${group.length - NAMED} more` : "";
      const text = `${sign} ${some.join(", ")}${rest}: ${routesOf(first, pair, sign)}`;
      return [{ text, span: null }];
    });
  const moved = members.flatMap(({ set, before, after }): Why[] =>
    before !== null && after !== null
      ? [{ text: `${set} is taken from ${after}, and was from ${before}`, span: null }]
      : [],
  );
  return [
    ...describe(prefixes[family].added, added, "+"),
    ...describe(prefixes[family].removed, removed, "-"),
    ...moved,
  ];
}

/** The ASNs added to an object and removed from it, with the chain of sets. */
export function originWhy(pair: ObjectPair): readonly Why[] {
  const { change } = pair;
  if (!change) return [];
  const { added, removed } = change.origins;
  return [
    ...added.map(({ asn }) => `+ AS${asn}: ${memberOf(asn, pair, "+")}`),
    ...removed.map(({ asn }) => `- AS${asn}: ${memberOf(asn, pair, "-")}`),
  ].map((text) => ({ text, span: null }));
}

function keyOf({ routes }: RegisteredPrefix): string {
  return routes.map(({ origin, source }) => `${origin} ${source}`).join(", ");
}

function routesOf({ routes }: RegisteredPrefix, pair: ObjectPair, sign: "+" | "-"): string {
  const [first] = routes;
  if (!first) return `in ${pair.name}`;
  const origins = routes.map(({ origin, source }) => `AS${origin} in ${source}`).join(" and ");
  return `route object of ${origins}, ${memberOf(first.origin, pair, sign)}`;
}

/** The path by which an ASN is, or was, a member of an object: `a new member, RADB::AS-X > RADB::AS-Y > AS1`. */
function memberOf(asn: Asn, { name, before, after }: ObjectPair, sign: "+" | "-"): string {
  const [own, other] = sign === "+" ? [after, before] : [before, after];
  const via = own?.origins.find((origin) => origin.asn === asn)?.via ?? [];
  const isElsewhere = other?.origins.some((origin) => origin.asn === asn) === true;
  const kind = isElsewhere ? "a member" : sign === "+" ? "a new member" : "no member any more";
  const chain = via.length === 0 ? `of ${name}` : `${via.join(" > ")} > AS${asn}`;
  const known = new Set([name, ...(other?.sets ?? [])]);
  const sets = other?.sets ? via.slice(1).filter((set) => !known.has(set)) : [];
  const isNew =
    sets.length === 0
      ? ""
      : `, with the ${sign === "+" ? "new" : "former"} ${sets.length === 1 ? "set" : "sets"} ${sets.join(", ")}`;
  return via.length === 0 ? `${kind} ${chain}` : `${kind}: ${chain}${isNew}`;
}
