import {
  compareRanges,
  covers,
  formatPrefixRange,
  type Prefix,
  type RegisteredObject,
  type RegisteredPrefix,
} from "../net/index.ts";
import type { PathSegment } from "../policy/index.ts";

/** What a peer's IRR objects say of a prefix and its origin. */
export interface Registration {
  /** One line for each object: through which set and source, or that it does not hold the prefix. */
  readonly prefix: readonly string[];
  readonly origin: readonly string[];
}

/** Traces a route through the objects that its peer declares. */
export function traceRegistration(
  prefix: Prefix,
  asPath: readonly PathSegment[],
  objects: readonly RegisteredObject[],
): Registration {
  const last = asPath.at(-1);
  return {
    prefix: objects.flatMap((object) => tracePrefix(prefix, object)),
    origin: typeof last === "number" ? objects.map((object) => traceOrigin(last, object)) : [],
  };
}

function tracePrefix(prefix: Prefix, object: RegisteredObject): string[] {
  const entries = [...object.prefixes[prefix.family]];
  const exact = entries.filter(
    ({ range }) =>
      covers(range.prefix, prefix) && range.min <= prefix.length && prefix.length <= range.max,
  );
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
