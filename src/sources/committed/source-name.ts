/** The kinds of sources. */
export const SOURCE_KINDS = ["peeringdb", "rpki", "routing-table", "ixf", "flows"] as const;

/** One of `SOURCE_KINDS`. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/**
 * The kind of a source by its name: `peeringdb`, `rpki`, `routing-table`, `flows`, and `ixf/EXCHANGE` for the member
 * export of an exchange. Null for anything else. The name is also its folder inside `snapshot/sources`.
 */
export function kindOf(name: string): SourceKind | null {
  if (/^ixf\/[a-z][a-z0-9-]*$/.test(name)) return "ixf";
  const kind = SOURCE_KINDS.find((each) => each === name);
  return kind === undefined || kind === "ixf" ? null : kind;
}

/** The exchange of a member export by the source's name. */
export function exchangeOf(name: string): string {
  return name.slice("ixf/".length);
}
