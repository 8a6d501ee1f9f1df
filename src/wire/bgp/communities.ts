import type { Community } from "../../net/index.ts";
import type { Cursor } from "../cursor.ts";

/** Reads the communities of one attribute to the end of the cursor, whose length was checked. */
export function decodeCommunities(kind: Community["kind"], cursor: Cursor): readonly Community[] {
  const found: Community[] = [];
  while (cursor.left > 0) {
    const one = DECODE[kind](cursor);
    if (one) found.push(one);
  }
  return found;
}

/** The bytes of one community of each kind (RFC 1997, 8092, 4360). */
export const COMMUNITY_BYTES = { standard: 4, large: 12, extended: 8 } as const;

const DECODE: Readonly<Record<Community["kind"], (cursor: Cursor) => Community | null>> = {
  standard: (cursor) => ({ kind: "standard", high: cursor.u16(), low: cursor.u16() }),
  large: (cursor) => ({
    kind: "large",
    global: cursor.u32(),
    local1: cursor.u32(),
    local2: cursor.u32(),
  }),
  extended: decodeExtended,
};

/** The types of extended communities that begin with an ASN of two and of four bytes; that of route targets. */
const [AS2, AS4, ROUTE_TARGET] = [0, 2, 2];

/**
 * A route target with an AS as administrator (RFC 4360, section 4; RFC 5668). Null for what `ExtendedCommunity` cannot
 * say: other extended communities, and the forms of four bytes for an ASN that fits into two, which is another
 * community than that of two bytes.
 */
function decodeExtended(cursor: Cursor): Community | null {
  const [type, subtype] = [cursor.u8(), cursor.u8()];
  const isAs4 = type === AS4;
  const administrator = isAs4 ? cursor.u32() : cursor.u16();
  const value = isAs4 ? cursor.u16() : cursor.u32();
  if (subtype !== ROUTE_TARGET || (type !== AS2 && !isAs4)) return null;
  if (isAs4 && administrator <= 65535) return null;
  return { kind: "extended", administrator, value };
}
