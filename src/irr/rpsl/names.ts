import { MAX_ASN, type Asn } from "../../net/index.ts";

const WORD = /^[A-Z][A-Z0-9_-]*[A-Z0-9]$/;
/** The usual form of a member, which needs no further parsing. */
const PLAIN_ASN = /^AS[1-9]\d{0,8}$/;
const SOURCE = /^[A-Z][A-Z0-9_-]{0,30}$/;

/** Reads an ASN in the registries' notation: `AS64496`, leading zeros allowed, asdot not; null for anything else. */
export function readAsn(text: string): Asn | null {
  if (!/^AS\d{1,20}$/i.test(text)) return null;
  const asn = Number(text.slice(2));
  return asn <= MAX_ASN ? asn : null;
}

/**
 * Reads the name of a set: components separated by colons, each an ASN or a word. The words need not start with `AS-`
 * or `RS-`, because those of old objects do not. Returns it in upper case and with plain ASNs, or null.
 */
export function readSetName(text: string): string | null {
  if (PLAIN_ASN.test(text)) return text;
  const parts: string[] = [];
  for (const part of text.toUpperCase().split(":")) {
    const asn = readAsn(part);
    if (asn === null && !WORD.test(part)) return null;
    parts.push(asn === null ? part : `AS${asn}`);
  }
  return parts.join(":");
}

/** Reads the name of a maintainer, in upper case; null if invalid (for example, if it starts with a digit). */
export function readMaintainer(text: string): string | null {
  const name = text.toUpperCase();
  return WORD.test(name) ? name : null;
}

/** Reads the name of a source (a registry), in upper case, or null. */
export function readSource(text: string): string | null {
  const name = text.toUpperCase();
  return SOURCE.test(name) ? name : null;
}

/** The items of a list: separated by commas, without empty ones. Blanks do not separate. */
export function readList(value: string): string[] {
  return value.includes(",")
    ? value
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== "")
    : value === ""
      ? []
      : [value];
}
