import { Cursor } from "../cursor.ts";

/** The path attributes that are read, by name (IANA "BGP Path Attributes"): their number. */
export const ATTRIBUTES = {
  ORIGIN: 1,
  AS_PATH: 2,
  NEXT_HOP: 3,
  MULTI_EXIT_DISC: 4,
  LOCAL_PREF: 5,
  COMMUNITIES: 8,
  MP_REACH_NLRI: 14,
  MP_UNREACH_NLRI: 15,
  EXTENDED_COMMUNITIES: 16,
  AS4_PATH: 17,
  LARGE_COMMUNITY: 32,
  ONLY_TO_CUSTOMER: 35,
} as const;

/** The name of a path attribute that is read. */
export type AttributeName = keyof typeof ATTRIBUTES;

/** Flags (RFC 4271, 4.3). */
const [OPTIONAL, TRANSITIVE, EXTENDED_LENGTH] = [0x80, 0x40, 0x10];

/** The first two flags that each must have. */
const FLAGS: Readonly<Record<AttributeName, number>> = {
  ORIGIN: TRANSITIVE,
  AS_PATH: TRANSITIVE,
  NEXT_HOP: TRANSITIVE,
  MULTI_EXIT_DISC: OPTIONAL,
  LOCAL_PREF: TRANSITIVE,
  COMMUNITIES: OPTIONAL | TRANSITIVE,
  MP_REACH_NLRI: OPTIONAL,
  MP_UNREACH_NLRI: OPTIONAL,
  EXTENDED_COMMUNITIES: OPTIONAL | TRANSITIVE,
  AS4_PATH: OPTIONAL | TRANSITIVE,
  LARGE_COMMUNITY: OPTIONAL | TRANSITIVE,
  ONLY_TO_CUSTOMER: OPTIONAL | TRANSITIVE,
};

const NAMES: readonly (AttributeName | undefined)[] = Array.from({ length: 256 }, (_, type) =>
  (Object.keys(ATTRIBUTES) as AttributeName[]).find((name) => ATTRIBUTES[name] === type),
);

/** Where the values of path attributes are. */
export type AttributeParts = Partial<Record<AttributeName, Cursor>>;

/**
 * Splits path attributes to the end of the cursor. Others than the ones above are passed over. A text says what is malformed:
 * lengths, an attribute that is there twice, and in messages (`source`) the flags of one that is read (RFC 7606, 3 c). In
 * MRT files flags say nothing: BIRD 2.0 writes NEXT_HOP without any.
 */
export function splitAttributes(
  cursor: Cursor,
  source: "message" | "file",
): AttributeParts | string {
  const parts: AttributeParts = {};
  while (cursor.left > 0) {
    const flags = cursor.u8();
    const type = cursor.u8();
    const length = (flags & EXTENDED_LENGTH) === 0 ? cursor.u8() : cursor.u16();
    const value = cursor.part(length);
    if (cursor.isOverrun) return `path attribute ${type} goes beyond the end of the attributes`;
    const name = NAMES[type];
    if (name === undefined) continue;
    const areFlagsRight = (flags & (OPTIONAL | TRANSITIVE)) === FLAGS[name];
    if (source === "message" && !areFlagsRight) return `${name} has the wrong flags`;
    if (parts[name] !== undefined) return `${name} is there twice`;
    parts[name] = value;
  }
  return parts;
}
