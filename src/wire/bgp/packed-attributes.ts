import { parseAddress, formatAddress, type Address } from "../../net/index.ts";
import { Cursor } from "../cursor.ts";
import { decodeAttributes, type PathAttributes } from "./path-attributes.ts";
import { ATTRIBUTES, type AttributeName, type AttributeParts } from "./split-attributes.ts";

/** The attributes that say something of a route, in one order. */
const NAMES = (Object.keys(ATTRIBUTES) as AttributeName[]).filter(
  (name) => !["NEXT_HOP", "MP_REACH_NLRI", "MP_UNREACH_NLRI"].includes(name),
);

/**
 * Attributes as a short text with one character for each byte, equal for equal ones: a table of routes has many that
 * have the same. Without what is not read, and without the next hop. To be made before the parts are decoded.
 */
export function packAttributes(parts: AttributeParts, asnBytes: 2 | 4): string {
  let packed = String.fromCharCode(asnBytes);
  for (const name of NAMES) {
    const value = parts[name];
    if (!value) continue;
    const head = [ATTRIBUTES[name], value.left >> 8, value.left & 0xff];
    packed += String.fromCharCode(...head) + value.rest();
  }
  return packed;
}

/** Puts the next hop to packed attributes. */
export function withNextHop(packed: string, nextHop: Address): string {
  return `${formatAddress(nextHop)} ${packed}`;
}

/** Attributes with their next hop, from the text that `withNextHop` made. */
export function unpackAttributes(text: string): PathAttributes & { readonly nextHop: Address } {
  const blank = text.indexOf(" ");
  const cursor = new Cursor(Buffer.from(text.slice(blank + 1), "latin1"));
  const asnBytes = cursor.u8() === 2 ? 2 : 4;
  const parts: AttributeParts = {};
  while (cursor.left > 0) {
    const type = cursor.u8();
    const value = cursor.part(cursor.u16());
    const name = NAMES.find((one) => ATTRIBUTES[one] === type);
    if (name !== undefined) parts[name] = value;
  }
  const attributes = decodeAttributes(parts, asnBytes);
  const nextHop = parseAddress(text.slice(0, blank));
  if (typeof attributes === "string" || !nextHop) throw new Error("attributes are packed wrongly");
  return { ...attributes, nextHop };
}
