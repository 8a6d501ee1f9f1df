import { createLocate, type Span } from "../diagnostics/index.ts";
import {
  compareRanges,
  covers,
  describeUnknownMembers,
  formatPrefixRange,
  type Asn,
  type Prefix,
  type PrefixRange,
  type RegisteredObject,
  type RegisteredPrefix,
} from "../net/index.ts";
import type { PathSegment } from "../policy/index.ts";

/** What counts as registered for a peer, for tracing a route. */
export interface RegisteredForPeer {
  readonly objects: readonly RegisteredObject[];
  /** What the declaration adds, and where. */
  readonly prefixes: readonly { readonly value: PrefixRange; readonly span: Span }[];
  readonly origins: readonly { readonly value: Asn; readonly span: Span }[];
}

/** What a peer's IRR objects and its declaration contain about a prefix and its origin. */
export interface Registration {
  /**
   * One or more lines for each object: through which set and source the prefix is registered, or that it is not; then
   * what is declared.
   */
  readonly prefix: readonly string[];
  readonly origin: readonly string[];
  /** Unknown members of the objects, if the prefix is registered in none: that could be why. */
  readonly unknownMembers: readonly string[];
}

/** Traces a route through the objects of its peer, and through what the declaration adds to them. */
export function traceRegistration(
  prefix: Prefix,
  asPath: readonly PathSegment[],
  { objects, prefixes, origins }: RegisteredForPeer,
): Registration {
  const last = asPath.at(-1);
  const origin = typeof last === "number" ? last : null;
  const declared = prefixes
    .filter(({ value }) => isIn(prefix, value))
    .map(({ value, span }) => `declared: ${formatPrefixRange(value)}, ${placeOf(span)}`);
  const isNowhere = objects.length === 0 && prefixes.length > 0 && declared.length === 0;
  const declaredOrigin = origins
    .filter(({ value }) => value === origin)
    .map(({ value, span }) => `AS${value} is a declared origin, ${placeOf(span)}`);
  return {
    prefix: [
      ...objects.flatMap((object) => tracePrefix(prefix, object)),
      ...declared,
      ...(isNowhere ? ["not among the declared prefixes"] : []),
    ],
    origin: [
      ...(origin === null ? [] : objects.map((object) => traceOrigin(origin, object))),
      ...declaredOrigin,
    ],
    unknownMembers:
      declared.length > 0 || objects.some((object) => exactlyIn(object, prefix).length > 0)
        ? []
        : objects.flatMap(traceUnknown),
  };
}

/** `peers/content.yaml:12`. */
function placeOf(span: Span): string {
  const { path, start } = createLocate()(span);
  return `${path}:${start.line}`;
}

function isIn(prefix: Prefix, range: PrefixRange): boolean {
  return covers(range.prefix, prefix) && range.min <= prefix.length && prefix.length <= range.max;
}

function tracePrefix(prefix: Prefix, object: RegisteredObject): string[] {
  const entries = [...object.prefixes[prefix.family]];
  const exact = exactlyIn(object, prefix);
  if (exact.length > 0) return exact.map((entry) => `registered: ${describe(entry, object)}`);
  const around = entries
    .filter(({ range }) => covers(range.prefix, prefix))
    .sort((a, b) => compareRanges(b.range, a.range));
  const inside = entries.filter(({ range }) => covers(prefix, range.prefix));
  const lines = [`not registered in ${object.name}`];
  const [nearest] = around;
  if (nearest) lines.push(`  but inside of ${describe(nearest, object)}`);
  if (inside.length > 0) {
    const some = inside.slice(0, 3).map(({ range }) => formatPrefixRange(range));
    const more = inside.length > some.length ? `, and ${inside.length - some.length} more` : "";
    lines.push(`  but it holds ${some.join(", ")}${more}`);
  }
  return lines;
}

/** The entries of an object that contain a prefix. */
function exactlyIn(object: RegisteredObject, prefix: Prefix): readonly RegisteredPrefix[] {
  return [...object.prefixes[prefix.family]].filter(({ range }) => isIn(prefix, range));
}

/** How many members of an object are listed. */
const NAMED = 5;

/** `AS-GONE, a member of RADB::AS-X, is in no source`, one line for each member, and the number of the others. */
function traceUnknown({ name, unknownMembers = [] }: RegisteredObject): readonly string[] {
  const lines = describeUnknownMembers(unknownMembers);
  if (lines.length <= NAMED) return lines;
  return [...lines.slice(0, NAMED), `and ${lines.length - NAMED} more members of ${name}`];
}

function describe(entry: RegisteredPrefix, object: RegisteredObject): string {
  const range = formatPrefixRange(entry.range);
  const [route] = entry.routes;
  if (!route) return `${range} in ${object.name} (${object.engine} names no origin)`;
  const routes = entry.routes.map(({ origin, source }) => `AS${origin} in ${source}`);
  return `${range}, route object of ${routes.join(" and ")}, ${chain(route.origin, object)}`;
}

function traceOrigin(asn: number, object: RegisteredObject): string {
  return object.origins.some((origin) => origin.asn === asn)
    ? `AS${asn} is in ${object.name}, ${chain(asn, object)}`
    : `AS${asn} is not in ${object.name}`;
}

/** The sets between an object and an ASN. */
function chain(asn: number, object: RegisteredObject): string {
  const via = object.origins.find((origin) => origin.asn === asn)?.via ?? [];
  return via.length === 0 ? `a member of ${object.name}` : `through ${via.join(" > ")} > AS${asn}`;
}
