import { parseAsn, type Asn } from "./asn.ts";

/** The name of an IRR object that expands to prefixes: `AS-AZION`, `RADB::AS-AZION`, `AS64496:AS-CONE`, `RS-X`, `AS64496`. */
export interface ObjectName {
  readonly kind: "as-set" | "route-set" | "asn";
  /** The registry in which the name is looked up, or null: all sources, in their order. */
  readonly source: string | null;
  /** The name without the source, in upper case. */
  readonly name: string;
  /** The ASN if the object is one, otherwise null. */
  readonly asn: Asn | null;
}

const SOURCE = /^[A-Z][A-Z0-9-]{0,30}$/;
const WORD = /^(AS|RS)-[A-Z0-9]$|^(AS|RS)-[A-Z0-9][A-Z0-9_-]*[A-Z0-9]$/;

/**
 * Reads an object name by the grammar of RFC 2622, section 5 (set names, including hierarchical ones), with an
 * optional `SOURCE::` in front; null for anything else. At most five components and 200 characters, as IRRd and bgpq4
 * accept. Converted to upper case.
 */
export function parseObjectName(text: string): ObjectName | null {
  // Some letters beyond ASCII become ASCII in upper case: the long s becomes an S.
  if (text.length > 200 || !/^[\x21-\x7e]*$/.test(text)) return null;
  const upper = text.toUpperCase();
  const cut = upper.indexOf("::");
  const source = cut < 0 ? null : upper.slice(0, cut);
  const name = cut < 0 ? upper : upper.slice(cut + 2);
  if (source !== null && !SOURCE.test(source)) return null;
  const parts = name.split(":");
  if (parts.length > 5) return null;
  const kinds = new Set<string>();
  for (const part of parts) {
    const word = WORD.exec(part);
    if (word) kinds.add(word[1] ?? word[2] ?? "");
    else if (!/^AS(?:0|[1-9]\d{0,9})$/.test(part) || parseAsn(part) === null) return null;
  }
  if (kinds.size > 1) return null;
  if (kinds.size === 0) {
    if (parts.length > 1) return null;
    return { kind: "asn", source, name, asn: parseAsn(name) };
  }
  return { kind: kinds.has("AS") ? "as-set" : "route-set", source, name, asn: null };
}

/** Prints an object name: `RADB::AS-AZION`. */
export function formatObjectName(object: ObjectName): string {
  return object.source === null ? object.name : `${object.source}::${object.name}`;
}
